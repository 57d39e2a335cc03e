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
        body = self.app(environ, start_response)
        spent = time.time() - began
        yield from body
        environ["wsgi.errors"].write(f"took {spent:.1f} s\n")


application = Clock(report)
