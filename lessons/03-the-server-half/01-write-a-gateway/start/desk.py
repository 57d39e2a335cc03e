import io
import sys

from apps import APPS, plain


def environ_for(target):
    """What an application is told of a GET request for this target."""
    path, _, query = target.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.0",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


class Desk:
    """Stands where a socket would be. What the gateway gives is what the client gets to read."""

    def __init__(self, run):
        self.run = run

    def __call__(self, environ, start_response):
        target = environ["PATH_INFO"]
        start_response("200 OK", [("Content-Type", "text/plain")])
        yield from self.run(APPS.get(target, plain), target)
