def vault(environ, start_response):
    environ["wsgi.errors"].write("The vault was opened.\n")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Gold and silver.\n"]


class Door:
    """Lets in whoever has the key."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "HTTP_X_KEY" in environ:
            return self.app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"The door stays shut.\n"]


application = Door(vault)
