import time

from report import report


class Clock:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        began = time.time()
        for chunk in self.app(environ, start_response):
            environ["wsgi.errors"].write(f"took {time.time() - began:.1f} s\n")
            yield chunk


application = Clock(report)
