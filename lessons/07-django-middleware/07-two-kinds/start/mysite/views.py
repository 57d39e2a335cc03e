from django.http import HttpResponse


def hall(request):
    return HttpResponse("Come in.\n", content_type="text/plain")


def vault(request):
    return HttpResponse("Gold and silver.\n", content_type="text/plain")
