import time


def report(environ, start_response):
    time.sleep(0.2)
    start_response("200 OK", [("Content-Type", "text/plain")])
    for line in ("one\n", "two\n", "three\n"):
        time.sleep(0.1)
        yield line.encode()


class Clock:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        began = time.time()
        for chunk in self.app(environ, start_response):
            environ["wsgi.errors"].write(f"took {time.time() - began:.1f} s\n")
            yield chunk


application = Clock(report)
