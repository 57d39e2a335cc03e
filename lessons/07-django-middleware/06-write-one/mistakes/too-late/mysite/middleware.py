from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed


def Number(get_response):
    """Gives each visitor a number: 1, 2, 3."""
    if not settings.NUMBERS:
        raise MiddlewareNotUsed
    visitors = 0

    def middleware(request):
        nonlocal visitors
        response = get_response(request)
        visitors += 1
        request.number = visitors
        response["X-Number"] = str(visitors)
        return response

    return middleware
