class Tidy:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["tidy.open"] = True
        self.environ = environ
        self.body = self.app(environ, start_response)
        environ["tidy.returned"] = True
        return self

    def __iter__(self):
        return iter(self.body)

    def close(self):
        del self.environ["tidy.open"]
        self.body.close()


def pages(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"one"
    environ["pages.read"] = 1
    yield b"two"
    environ["pages.read"] = 2


application = Tidy(pages)
