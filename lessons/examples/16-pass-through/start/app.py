class Skin:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Untouched.\n"]


application = Skin(page)
