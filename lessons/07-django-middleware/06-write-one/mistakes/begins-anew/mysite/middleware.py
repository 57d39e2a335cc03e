from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed


class Number:
    """Gives each visitor a number: 1, 2, 3."""

    def __init__(self, get_response):
        if not settings.NUMBERS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        visitors = 0
        visitors += 1
        request.number = visitors
        response = self.get_response(request)
        response["X-Number"] = str(request.number)
        return response
