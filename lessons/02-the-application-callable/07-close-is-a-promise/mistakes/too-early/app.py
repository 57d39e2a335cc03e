from drawer import letters


class Shout:
    """Makes capitals of every letter."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        shouted = (chunk.upper() for chunk in body)
        if hasattr(body, "close"):
            body.close()
        return shouted


application = Shout(letters)
