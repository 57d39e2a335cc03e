from poem import poem


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
