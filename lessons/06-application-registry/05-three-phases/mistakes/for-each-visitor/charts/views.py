from charts.ranking import RANKED, rank
from django.apps import apps
from django.http import HttpResponse


def index(request):
    for model in apps.get_models():
        rank(model)
    return HttpResponse(f"Charts of: {', '.join(RANKED) or 'nothing'}.\n", content_type="text/plain")
