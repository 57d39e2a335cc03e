def greet(environ, start_response):
    if environ["PATH_INFO"] == "/hello":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"Hello, ", b"whoever ", b"you are.\n"]
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"Nobody here.\n"]


class Skin:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


def second(app):
    def inner(environ, start_response):
        app(environ, lambda *a: None)
        return app(environ, start_response)

    return inner


application = second(Skin(greet))
