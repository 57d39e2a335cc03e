import time
from urllib.parse import urlencode

FLAGS = {
    "/threads": {"wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False},
    "/processes": {"wsgi.multithread": False, "wsgi.multiprocess": True, "wsgi.run_once": False},
    "/cgi": {"wsgi.multithread": False, "wsgi.multiprocess": True, "wsgi.run_once": True},
}
waiting = []


def warm_up():
    print("Warming up, for all who come later.")
    time.sleep(0.05)


def pause():
    """A moment at which another thread may go on."""
    time.sleep(0.05)
    while waiting:
        waiting.pop()()


class Like:
    """Stands in for servers that are not here. The path says which."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ.update(FLAGS.get(environ["PATH_INFO"], {}))
        if environ["PATH_INFO"] == "/threads":
            start_response("200 OK", [("Content-Type", "text/plain")])
            return self.both(environ)
        return self.app(environ, start_response)

    def both(self, environ):
        grace = []
        waiting[:] = [lambda: grace.extend(self.serve("grace", environ))]
        yield from self.serve("ada", environ)
        yield from grace

    def serve(self, name, environ):
        def told(status, headers, exc_info=None):
            return print

        body = self.app({**environ, "QUERY_STRING": urlencode({"name": name})}, told)
        try:
            for piece in body:
                yield f"to {name}: ".encode() + piece
        finally:
            if hasattr(body, "close"):
                body.close()
