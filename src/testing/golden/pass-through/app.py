class Passing:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["passing.seen"] = "yes"
        return self.app(environ, start_response)


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Hello\n"]


application = Passing(application)
