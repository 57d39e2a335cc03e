from django.http import HttpResponse


def hello(request):
    if "fail" in request.GET:
        raise ValueError("asked to fail")
    return HttpResponse(f"Hello from request {request.id}.\n", content_type="text/plain")
