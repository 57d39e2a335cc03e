from django.http import HttpResponse


def index(request):
    name = request.user.username or "stranger"
    return HttpResponse(f"Hello, {name}.\n", content_type="text/plain")
