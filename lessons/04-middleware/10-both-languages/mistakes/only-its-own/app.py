from wsgiref.validate import validator

from page import page


class Visits:
    """Counts the visits, tells those inside, and says it in a header."""

    def __init__(self, app):
        self.app = app
        self.count = 0

    def __call__(self, environ, start_response):
        self.count += 1

        def counted(status, headers, exc_info=None):
            visits = ("X-Visits", str(self.count))
            return start_response(status, [*headers, visits], exc_info)

        return self.app(environ, counted)


application = validator(Visits(validator(page)))
