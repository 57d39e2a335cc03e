from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="app",
    MIDDLEWARE=["app.Old", "app.Unused", "app.new"],
)

from django.core.exceptions import MiddlewareNotUsed  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.template.response import SimpleTemplateResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils.deprecation import MiddlewareMixin  # noqa: E402


class Old(MiddlewareMixin):
    def process_request(self, request):
        request.color = "red"

    def process_view(self, request, view, args, kwargs):
        return None

    def process_template_response(self, request, response):
        return response

    def process_response(self, request, response):
        response["X-Old"] = "1"
        return response


class Unused:
    def __init__(self, get_response):
        raise MiddlewareNotUsed


def new(get_response):
    def middleware(request):
        request.size = 1
        response = get_response(request)
        response.set_cookie("seen", "yes")
        return response

    return middleware


class Late(SimpleTemplateResponse):
    @property
    def rendered_content(self):
        return "late"


def page(request):
    return Late("page")


urlpatterns = [path("", page)]
application = get_wsgi_application()
