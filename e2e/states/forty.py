class Layer:
    def __init__(self, app, nth):
        self.app = app
        self.nth = nth

    def __call__(self, environ, start_response):
        self.looks(environ)
        return self.app(environ, start_response)

    def looks(self, environ):
        if self.nth % 6 == 4:
            environ[f"layer.{self.nth}"] = self.nth


class Locale(Layer):
    pass


class Session(Layer):
    pass


class RateLimit(Layer):
    def looks(self, environ):
        environ["limits.left"] = 59


class Etag(Layer):
    pass


class Trace(Layer):
    pass


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"From far below.\n"]


named = {14: Locale, 15: Session, 16: RateLimit, 17: Etag, 18: Trace}
application = app
for nth in range(38, 0, -1):
    kind = named.get(nth) or type(f"Layer{nth}", (Layer,), {})
    application = kind(application, nth)
