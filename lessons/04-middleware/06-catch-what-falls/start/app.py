from story import story


class Net:
    """Makes a page of whatever goes wrong inside."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            return self.app(environ, start_response)
        except Exception:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            return [b"Sorry, that went wrong.\n"]


application = Net(story)
