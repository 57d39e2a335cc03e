"""Two applications: what the first does not know, the second is asked."""


def shop(environ, start_response):
    """Its pages are one piece long."""
    return answer({"/lamp": "A lamp.\n"}, environ, start_response)


def garden(environ, start_response):
    return answer({"/onion/red": "A red onion.\n", "/house/lamp": "A lamp in the grass.\n"}, environ, start_response)


def answer(pages, environ, start_response):
    page = pages.get(environ["PATH_INFO"])
    start_response("200 OK" if page else "404 Not Found", [("Content-Type", "text/plain")])
    return [(page or "Not here.\n").encode()]


class Under:
    """Takes the first piece off the path."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        piece, slash, rest = environ["PATH_INFO"][1:].partition("/")
        environ["SCRIPT_NAME"] += "/" + piece
        environ["PATH_INFO"] = slash + rest
        return self.app(environ, start_response)


class Either:
    def __init__(self, first, second):
        self.first = first
        self.second = second

    def __call__(self, environ, start_response):
        told = []

        def listen(status, headers, exc_info=None):
            told[:] = [status, headers]
            return print

        body = self.first({**environ}, listen)
        if told[0].startswith("404"):
            return self.second(environ, start_response)
        start_response(*told)
        return body


stack = Either(Under(shop), garden)
