class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def stamped(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Stamp", "seen")], exc_info)

        return self.app(environ, stamped)


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Look at the headers.\n"]


application = Stamp(page)
