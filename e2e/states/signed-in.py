import zlib
from urllib.parse import parse_qs


class Timing:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def timed(status, headers, exc_info=None):
            return start_response(status, [*headers, ("Server-Timing", "app;dur=2.2")], exc_info)

        return self.app(environ, timed)


class Auth:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        user = parse_qs(environ["QUERY_STRING"]).get("user")
        if user is None:
            start_response("401 Unauthorized", [("Content-Type", "text/plain"), ("WWW-Authenticate", "Basic")])
            return [b"Who are you?\n"]
        environ["REMOTE_USER"] = user[0]
        return self.app(environ, start_response)


class GZip:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ.pop("HTTP_ACCEPT_ENCODING", None)
        held, written = [], []

        def hold(status, headers, exc_info=None):
            held[:] = status, headers
            return written.append

        body = self.app(environ, hold)
        small = zlib.compress(b"".join([*written, *body]), wbits=31)
        status, headers = held
        start_response(status, [*headers, ("Content-Encoding", "gzip")])
        return [small]


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html")])
    return [f"<p>Hello, {environ['REMOTE_USER']}.</p>".encode() * 40]


application = Timing(Auth(GZip(app)))
