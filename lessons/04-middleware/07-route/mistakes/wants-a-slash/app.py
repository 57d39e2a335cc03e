def front(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"The front page.\n"]


def shop(environ, start_response):
    home, path = environ.get("SCRIPT_NAME", ""), environ["PATH_INFO"]
    if path not in ("", "/", "/onions"):
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [f"There is no {path} in the shop.\n".encode()]
    start_response("200 OK", [("Content-Type", "text/plain")])
    title = "Onions" if path == "/onions" else "All we have"
    return [f"{title}. Back to {home}/\n".encode()]


class Mount:
    """Gives what is below `prefix` to `app`, and everything else to `others`."""

    def __init__(self, prefix, app, others):
        self.prefix = prefix
        self.app = app
        self.others = others

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        if not path.startswith(self.prefix + "/"):
            return self.others(environ, start_response)
        environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + self.prefix
        environ["PATH_INFO"] = path.removeprefix(self.prefix)
        return self.app(environ, start_response)


application = Mount("/town", Mount("/shop", shop, front), front)
