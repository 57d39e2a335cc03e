from django.http import HttpResponse


def index(request):
    return HttpResponse("Hello, Ada.\n", content_type="text/plain")
