from drawer import letters


class Shout:
    """Makes capitals of every letter."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        return (chunk.upper() for chunk in body)


application = Shout(letters)
