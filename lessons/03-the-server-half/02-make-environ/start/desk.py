from urllib.parse import quote
from wsgiref.validate import validator


def show(environ, start_response):
    size = int(environ.get("CONTENT_LENGTH") or 0)
    sent = environ["wsgi.input"].read(size).decode("latin-1")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{environ['REQUEST_METHOD']} and {len(sent)} bytes: {sent}\n".encode("latin-1")]


def bytes_of(environ):
    """The request as it came over the wire, more or less."""
    target = quote(environ["PATH_INFO"], safe="/", encoding="latin-1")
    if environ.get("QUERY_STRING"):
        target += "?" + environ["QUERY_STRING"]
    names = [key for key in environ if key.startswith("HTTP_")] + ["CONTENT_TYPE", "CONTENT_LENGTH"]
    size = int(environ.get("CONTENT_LENGTH") or 0)
    lines = [f"{environ['REQUEST_METHOD']} {target} {environ['SERVER_PROTOCOL']}"]
    for key in names:
        if environ.get(key) and (size or not key.startswith("CONTENT_")):
            lines.append(f"{key.removeprefix('HTTP_').replace('_', '-').title()}: {environ[key]}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + environ["wsgi.input"].read(size)


class Desk:
    """Stands where a socket would be: hands you a request as bytes, and your environ to an examined application."""

    def __init__(self, environ_for):
        self.environ_for = environ_for
        self.examined = validator(show)

    def __call__(self, environ, start_response):
        return self.examined(self.environ_for(bytes_of(environ)), start_response)
