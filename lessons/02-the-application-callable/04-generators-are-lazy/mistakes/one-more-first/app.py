import time

from report import report


class Clock:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        began = time.time()
        pieces = iter(self.app(environ, start_response))
        yield next(pieces) + next(pieces)
        yield from pieces
        environ["wsgi.errors"].write(f"took {time.time() - began:.1f} s\n")


application = Clock(report)
