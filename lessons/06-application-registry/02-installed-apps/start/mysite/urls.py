from django.apps import apps
from django.http import HttpResponse
from django.urls import path
from zoo.birds.views import birds
from zoo.fish.views import fish


def index(request):
    lines = [f"{config.label}: {config!r}, {config.name}" for config in apps.get_app_configs()]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


urlpatterns = [
    path("", index),
    path("birds/", birds),
    path("fish/", fish),
]
