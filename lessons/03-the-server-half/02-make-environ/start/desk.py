from urllib.parse import quote
from wsgiref.validate import validator


def show(environ, start_response):
    size = int(environ.get("CONTENT_LENGTH") or 0)
    sent = environ["wsgi.input"].read(size).decode("latin-1")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{environ['REQUEST_METHOD']} and {len(sent)} bytes: {sent}\n".encode("latin-1")]


def bytes_of(environ):
    """The request as it came over the wire, more or less."""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    target = quote(environ["PATH_INFO"], encoding="latin-1") + "?" + environ.get("QUERY_STRING", "")
    lines = [f"{environ['REQUEST_METHOD']} {target} HTTP/1.1"]
    for key, value in environ.items():
        if key.startswith("HTTP_") or (body and key in ("CONTENT_TYPE", "CONTENT_LENGTH")):
            lines.append(f"{key.removeprefix('HTTP_').replace('_', '-').title()}: {value}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


class Desk:
    """Stands where a socket would be."""

    def __init__(self, environ_for):
        self.environ_for = environ_for
        self.examined = validator(show)

    def __call__(self, environ, start_response):
        return self.examined(self.environ_for(bytes_of(environ)), start_response)
