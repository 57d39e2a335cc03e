"""The same small site, in three frameworks."""

import time

import bottle
import flask
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path

flask_site = flask.Flask("flask_site")
bottle_site = bottle.Bottle()


def lines(number):
    for word in ("one", "two"):
        time.sleep(0.05)
        yield f"{number}: {word}\n"


@flask_site.get("/hello")
def flask_hello():
    return f"Flask: request {flask.request.headers.get('X-Request-Id', 'without a number')}.\n"


@flask_site.get("/slow")
def flask_slow():
    return flask.Response(lines(flask.request.headers.get("X-Request-Id", "none")), mimetype="text/plain")


@bottle_site.get("/hello")
def bottle_hello():
    return f"Bottle: request {bottle.request.get_header('X-Request-Id', 'without a number')}.\n"


@bottle_site.get("/slow")
def bottle_slow():
    bottle.response.content_type = "text/plain; charset=utf-8"
    return lines(bottle.request.get_header("X-Request-Id", "none"))


def django_hello(request):
    return HttpResponse(f"Django: request {request.headers.get('X-Request-Id', 'without a number')}.\n")


def django_slow(request):
    return StreamingHttpResponse(lines(request.headers.get("X-Request-Id", "none")), content_type="text/plain")


# A whole project of Django's in one file: its settings, its URLs, and its application.
settings.configure(SECRET_KEY="for the playground", ALLOWED_HOSTS=["localhost"], ROOT_URLCONF=__name__)
urlpatterns = [path("hello", django_hello), path("slow", django_slow)]
django_site = get_wsgi_application()

SITES = {"/flask": flask_site, "/bottle": bottle_site, "/django": django_site}
