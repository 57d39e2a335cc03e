from django.http import HttpResponse


def index(request):
    number = getattr(request, "number", None)
    text = "Nobody counts you.\n" if number is None else f"You are visitor {number}.\n"
    return HttpResponse(text, content_type="text/plain")
