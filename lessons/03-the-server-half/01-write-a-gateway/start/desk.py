from types import SimpleNamespace

from apps import APPS, plain


class Desk:
    """Stands where a socket would be. What the gateway gives is what the client gets to read."""

    def __init__(self, run):
        self.run = run

    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        app = APPS.get(environ["PATH_INFO"], plain)
        yield from self.run(app, SimpleNamespace(environ=dict(environ)))
