from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed


def rehearsal(get_response):
    """While the site is being tried out, every response says so."""
    if not settings.REHEARSAL:
        raise MiddlewareNotUsed("no rehearsal today")

    def middleware(request):
        response = get_response(request)
        response["X-Rehearsal"] = "yes"
        return response

    return middleware
