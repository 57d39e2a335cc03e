from django.apps import apps
from django.http import HttpResponse


def index(request):
    lines = []
    for config in apps.get_app_configs():
        names = [model.__name__ for model in config.get_models()]
        lines.append(f"{config.verbose_name}: {', '.join(names) or 'none'}")
    lines.append(f"{len(apps.get_models())} models in all.")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
