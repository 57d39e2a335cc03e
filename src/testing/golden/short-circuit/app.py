class Auth:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "HTTP_AUTHORIZATION" not in environ:
            start_response("401 Unauthorized", [("Content-Type", "text/plain"), ("WWW-Authenticate", "Basic")])
            return [b"Who are you?\n"]
        return self.app(environ, start_response)


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Hello\n"]


application = Auth(application)
