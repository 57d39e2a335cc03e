def vault(environ, start_response):
    environ["wsgi.errors"].write("The vault was opened.\n")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Gold and silver.\n"]


class Door:
    """Lets in whoever has the key."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        if environ.get("HTTP_X_KEY") != "onion":
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"The door stays shut.\n"]
        return body


application = Door(vault)
