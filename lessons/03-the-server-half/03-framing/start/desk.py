import io
from types import SimpleNamespace

from apps import APPS, plain
from client import read


class Told:
    """What an application has told by start_response."""

    def start_response(self, status, headers, exc_info=None):
        self.status = status
        self.headers = list(headers)
        self.written = []
        return self.written.append

    def head(self):
        lines = [f"HTTP/1.1 {self.status}", *(f"{name}: {value}" for name, value in self.headers)]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")


class Desk:
    """One connection that stays open. The requests that come over it are the lines of the body."""

    def __init__(self, run):
        self.run = run

    def __call__(self, environ, start_response):
        size = int(environ.get("CONTENT_LENGTH") or 0)
        requests = environ["wsgi.input"].read(size).decode("latin-1").splitlines()
        start_response("200 OK", [("Content-Type", "text/plain")])
        wire = b""
        for request in requests:
            method, _, path = request.partition(" ")
            asked = {"REQUEST_METHOD": method, "PATH_INFO": path, "CONTENT_LENGTH": "", "wsgi.input": io.BytesIO()}
            for piece in self.run(APPS.get(path, plain), SimpleNamespace(environ={**environ, **asked})):
                wire += piece
                yield piece
        yield b"\n--- What the client reads ---\n"
        for line in read(requests, wire):
            yield f"{line}\n".encode()
