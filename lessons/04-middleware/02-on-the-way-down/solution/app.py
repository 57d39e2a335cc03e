def page(environ, start_response):
    name = environ.get("site.user", "stranger")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Hello, {name}. This is {environ['PATH_INFO']}.\n".encode()]


class Who:
    """Finds out who is asking, and writes it into environ for those inside."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "HTTP_X_USER" in environ:
            environ["site.user"] = environ["HTTP_X_USER"]
        return self.app(environ, start_response)


application = Who(page)
