def poem(environ, start_response):
    headers = [("Content-Type", "text/plain")]
    if environ["PATH_INFO"] != "/poem":
        start_response("404 Not Found", headers)
        yield b"No such poem.\n"
        return
    start_response("200 OK", headers)
    yield b"Skin by skin\n"
    yield b"you come to\n"
    yield b"the middle.\n"


class Stamp:
    """Adds a header to every answer."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        said = []

        def keep(status, headers, exc_info=None):
            said[:] = [status, headers]

        body = self.app(environ, keep)
        start_response(said[0], [*said[1], ("X-Stamp", "seen")])
        return body


application = Stamp(poem)
