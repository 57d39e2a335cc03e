import sys

from story import story


class Net:
    """Makes a page of whatever goes wrong inside."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            body = list(self.app(environ, start_response))
        except Exception:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")], sys.exc_info())
            body = [b"Sorry, that went wrong.\n"]
        return body


application = Net(story)
