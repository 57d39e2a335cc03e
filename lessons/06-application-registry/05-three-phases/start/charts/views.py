from charts.ranking import RANKED
from django.http import HttpResponse


def index(request):
    return HttpResponse(f"Charts of: {', '.join(RANKED) or 'nothing'}.\n", content_type="text/plain")
