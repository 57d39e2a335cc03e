from poem import poem


class Stamp:
    """Adds a header to every answer."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def stamped(status, headers, exc_info=None):
            return start_response("200 OK", [*headers, ("X-Stamp", "seen")], exc_info)

        return self.app(environ, stamped)


application = Stamp(poem)
