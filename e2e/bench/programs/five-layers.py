"""Five layers, written by hand: one that measures, one that names, one that guards, one that changes headers, and the application."""


class Timing:
    """Passes everything on, and looks at the clock."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["timing.level"] = environ.get("timing.level", 0) + 1
        return self.app(environ, start_response)


class Prefix:
    """Moves the first part of the path to SCRIPT_NAME."""

    def __init__(self, app, prefix):
        self.app = app
        self.prefix = prefix

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        if path.startswith(self.prefix):
            environ["SCRIPT_NAME"] += self.prefix
            environ["PATH_INFO"] = path[len(self.prefix) :]
        return self.app(environ, start_response)


def guard(app):
    """Lets only some methods pass."""

    def guarded(environ, start_response):
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            start_response("405 Method Not Allowed", [("Content-Type", "text/plain")])
            return [b"no\n"]
        return app(environ, start_response)

    return guarded


def powered(app):
    """Adds a header."""

    def wrapper(environ, start_response):
        def start(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Powered-By", "five layers")], exc_info)

        return app(environ, start)

    return wrapper


def hello(environ, start_response):
    """Answers."""
    name = environ["PATH_INFO"].strip("/") or "world"
    body = f"hello, {name}\n".encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


application = Timing(Prefix(guard(powered(hello)), "/shop"))
