from django.apps import apps
from django.http import HttpResponse


def index(request):
    names = [config.name for config in apps.get_app_configs()]
    return HttpResponse(f"Open, with: {', '.join(names)}.\n", content_type="text/plain")
