"""Django's middleware: it knows HttpRequest and HttpResponse. A class, and a function; Django takes both."""


class Traced:
    """What WSGI middleware has put into environ is in request.META."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = request.META["mysite.request_id"]
        response = self.get_response(request)
        response["X-Request-ID"] = request.id
        return response


def signed(get_response):
    def middleware(request):
        response = get_response(request)
        response["X-Inside"] = "django"
        return response

    return middleware
