from base64 import b64decode

PASSWORDS = {"ada": "onion"}


class Door:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        user = self.user(environ.get("HTTP_AUTHORIZATION", ""))
        if user is None:
            start_response("401 Unauthorized", [("Content-Type", "text/plain"), ("WWW-Authenticate", 'Basic realm="vault"')])
            return [b"Who are you?\n"]
        environ["REMOTE_USER"] = user
        return self.app(environ, start_response)

    def user(self, header):
        scheme, _, secret = header.partition(" ")
        try:
            name, _, password = b64decode(secret).decode().partition(":")
        except ValueError:
            return None
        known = PASSWORDS.get(name)
        return name if scheme == "Basic" and known is not None and known == password else None


def vault(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Gold, and {environ['REMOTE_USER']}.\n".encode()]


application = Door(vault)
