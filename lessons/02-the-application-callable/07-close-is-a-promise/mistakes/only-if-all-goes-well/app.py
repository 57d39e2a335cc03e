from drawer import letters


class Shout:
    """Makes capitals of every letter."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        for chunk in body:
            yield chunk.upper()
        if hasattr(body, "close"):
            body.close()


application = Shout(letters)
