import sys


class Sorry:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            return self.app(environ, start_response)
        except ZeroDivisionError:
            start_response("503 Sorry", [("Content-Type", "text/plain")], sys.exc_info())
            return [b"Sorry.\n"]


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"%d" % (1 / 0)]


application = Sorry(application)
