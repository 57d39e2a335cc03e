from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="app",
    MIDDLEWARE=["app.outer", "app.Watch"],
    LOGGING_CONFIG=None,
)

from django.core.exceptions import PermissionDenied  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import path  # noqa: E402


def outer(get_response):
    def middleware(request):
        response = get_response(request)
        response["X-Saw"] = str(response.status_code)
        return response

    return middleware


class Watch:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        request.failed = True


def shut(request):
    raise PermissionDenied("not for you")


urlpatterns = [path("", shut)]
application = get_wsgi_application()
