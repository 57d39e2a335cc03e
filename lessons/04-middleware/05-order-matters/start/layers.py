import gzip
import time


class Timing:
    """Says in a header how long the layers inside it took."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        began = time.perf_counter()

        def timed(status, headers, exc_info=None):
            spent = 1000 * (time.perf_counter() - began)
            return start_response(status, [*headers, ("Server-Timing", f"total;dur={spent:.1f}")], exc_info)

        return self.app(environ, timed)


class Auth:
    """Lets in who knows the password, and answers everybody else itself."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if environ.get("HTTP_AUTHORIZATION") == "Basic YWRhOm9uaW9u":
            environ["REMOTE_USER"] = "ada"
            return self.app(environ, start_response)
        start_response("401 Unauthorized", [("WWW-Authenticate", "Basic"), ("Content-Type", "text/plain")])
        return [b"Who are you?\n"]


class GZip:
    """Packs the body for clients that can unpack it."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return self.app(environ, start_response)
        held = []

        def hold(status, headers, exc_info=None):
            held[:] = [status, headers, exc_info]
            return pieces.append

        pieces = []
        body = self.app(environ, hold)
        try:
            pieces.extend(body)
        finally:
            if hasattr(body, "close"):
                body.close()
        packed = gzip.compress(b"".join(pieces), mtime=0)
        status, headers, exc_info = held
        kept = [pair for pair in headers if pair[0].lower() != "content-length"]
        start_response(status, [*kept, ("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))], exc_info)
        return [packed]
