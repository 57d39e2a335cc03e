"""Says what there is in this site, whatever has been installed. So far, it knows two models."""

from django.apps import apps
from django.http import HttpResponse
from loans.models import Loan
from rock_n_roll.models import Song


def index(request):
    lines = [model._meta.label for model in (Song, Loan)]
    if apps.is_installed("loans"):
        lines.append("Songs can be borrowed.")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def describe(request, label, name):
    model = apps.get_model(label, name)
    fields = [field.name for field in model._meta.fields]
    return HttpResponse(f"{model._meta.label} has {', '.join(fields)}\n", content_type="text/plain")
