from poem import poem


class Stamp:
    """Adds a header to every answer."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        start_response("200 OK", [("X-Stamp", "seen")])
        return self.app(environ, start_response)


application = Stamp(poem)
