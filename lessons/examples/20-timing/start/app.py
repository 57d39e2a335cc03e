import time


class Clock:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        began = time.monotonic()
        body = self.app(environ, start_response)
        return Timed(body, began, environ["wsgi.errors"])


class Timed:
    def __init__(self, body, began, errors):
        self.chunks = iter(body)
        self.body, self.began, self.errors = body, began, errors

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.chunks)

    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()
        took = time.monotonic() - self.began
        self.errors.write(f"took at least 0.2 s: {took >= 0.2}\n")


def report(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for line in ("one\n", "two\n", "three\n"):
        time.sleep(0.1)
        yield line.encode()


application = Clock(report)
