class Errors:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            return self.app(environ, start_response)
        except KeyError:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b"Something is missing.\n"]


class Session:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["demo.session"] = {"user": "ada"}
        return self.app(environ, start_response)


class Auth:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


def app(environ, start_response):
    basket = environ["demo.session"]["basket"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [", ".join(basket).encode()]


application = Errors(Session(Auth(app)))
