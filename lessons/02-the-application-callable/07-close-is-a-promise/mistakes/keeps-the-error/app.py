from drawer import letters


class Shout:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        try:
            for chunk in body:
                yield chunk.upper()
        except ValueError:
            pass
        finally:
            if hasattr(body, "close"):
                body.close()


application = Shout(letters)
