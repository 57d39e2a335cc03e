from wsgiref.validate import validator


class Upper:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return Shouted(self.app(environ, start_response))


class Shouted:
    def __init__(self, body):
        self.body, self.chunks = body, iter(body)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.chunks).upper()

    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"All right.\n"]


application = validator(Upper(validator(page)))
