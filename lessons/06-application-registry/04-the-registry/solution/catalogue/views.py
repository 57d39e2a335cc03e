"""Says what there is in this site, whatever has been installed."""

from django.apps import apps
from django.http import Http404, HttpResponse


def index(request):
    lines = [model._meta.label for model in apps.get_models()]
    if apps.is_installed("loans"):
        lines.append("Songs can be borrowed.")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def describe(request, label, name):
    try:
        model = apps.get_model(label, name)
    except LookupError as error:
        raise Http404(str(error)) from error
    fields = [field.name for field in model._meta.fields]
    return HttpResponse(f"{model._meta.label} has {', '.join(fields)}\n", content_type="text/plain")
