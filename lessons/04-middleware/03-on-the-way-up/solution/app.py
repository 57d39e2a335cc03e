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
        def stamped(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Stamp", "seen")], exc_info)

        return self.app(environ, stamped)


application = Stamp(poem)
