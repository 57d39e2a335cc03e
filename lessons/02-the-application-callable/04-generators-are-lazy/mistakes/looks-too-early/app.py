import time

from report import report


class Clock:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        began = time.time()
        body = self.app(environ, start_response)
        spent = time.time() - began
        yield from body
        environ["wsgi.errors"].write(f"took {spent:.1f} s\n")


application = Clock(report)
