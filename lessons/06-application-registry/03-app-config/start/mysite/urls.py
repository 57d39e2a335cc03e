from django.apps import apps
from django.http import HttpResponse
from django.urls import path


def index(request):
    lines = []
    for config in apps.get_app_configs():
        lines.append(f"[{config.verbose_name}] name {config.name}, label {config.label}")
        for model in config.get_models():
            lines.append(f"    {model.__name__} in the table {model._meta.db_table}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("", index),
]
