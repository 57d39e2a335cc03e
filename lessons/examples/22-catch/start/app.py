import sys
import traceback


class Net:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            return self.app(environ, start_response)
        except Exception:
            traceback.print_exc(file=environ["wsgi.errors"])
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")], sys.exc_info())
            return [b"Sorry. We have been told.\n"]


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    if environ["PATH_INFO"] == "/fall":
        raise LookupError("there is no floor here")
    return [b"All is well.\n"]


application = Net(page)
