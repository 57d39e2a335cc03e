from story import story


import sys


class Net:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            yield from self.app(environ, start_response)
        except LookupError:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")], sys.exc_info())
            yield b"Sorry, that went wrong.\n"


application = Net(story)
