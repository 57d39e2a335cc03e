"""A layer that logs how many bytes a page has."""


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"Peel, slice,\n"
    yield b"and fry.\n"


class Size:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        body = b"".join(body)
        environ["wsgi.errors"].write(f"{len(body)} bytes\n")
        return body


stack = Size(page)
