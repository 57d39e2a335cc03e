"""A door that opens for those who are known."""


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Come in, {environ['site.user']}.\n".encode()]


class Who:
    """Knows people by their keys."""

    KEYS = {"onion": "ada", "garlic": "grace"}

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        name = self.KEYS.get(environ.get("HTTP_X_KEY"))
        if name is not None:
            environ["site.user"] = name
        return self.app(environ, start_response)


class Guard:
    """Lets in who has a name."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "site.user" not in environ:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"The door stays shut.\n"]
        return self.app(environ, start_response)


stack = Who(Guard(page))
