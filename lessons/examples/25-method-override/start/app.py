class MethodOverride:
    MEANT = {"PUT", "PATCH", "DELETE"}

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        meant = environ.get("HTTP_X_HTTP_METHOD_OVERRIDE", "").upper()
        if environ["REQUEST_METHOD"] == "POST" and meant in self.MEANT:
            environ["REQUEST_METHOD"] = meant
        return self.app(environ, start_response)


def shop(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}\n".encode()]


application = MethodOverride(shop)
