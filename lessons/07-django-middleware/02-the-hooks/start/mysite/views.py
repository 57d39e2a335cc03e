from django.http import HttpResponse
from django.template.response import TemplateResponse


def hall(request):
    return TemplateResponse(request, "page.html", {"text": "Come in."})


def vault(request):
    return TemplateResponse(request, "page.html", {"text": "Gold and silver."})


def plain(request):
    return HttpResponse("No template here.\n", content_type="text/plain")
