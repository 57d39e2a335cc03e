"""WSGI middleware: it knows environ and start_response, and nothing of Django's."""

from itertools import count


class RequestId:
    """A number for each request, for everybody further in."""

    def __init__(self, app):
        self.app = app
        self.numbers = count(1)

    def __call__(self, environ, start_response):
        environ["mysite.request_id"] = str(next(self.numbers))
        return self.app(environ, start_response)


class Banner:
    """A header, whatever is inside."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def start(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Outside", "wsgi")], exc_info)

        return self.app(environ, start)
