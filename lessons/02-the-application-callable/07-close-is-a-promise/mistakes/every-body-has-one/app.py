from drawer import letters


class Shout:
    """Makes capitals of every letter."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        try:
            for chunk in body:
                yield chunk.upper()
        finally:
            body.close()


application = Shout(letters)
