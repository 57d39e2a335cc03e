from story import story


class Net:
    """Makes a page of whatever goes wrong inside."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            yield from self.app(environ, start_response)
        except Exception as error:
            try:
                start_response(
                    "500 Internal Server Error", [("Content-Type", "text/plain")], (type(error), error, error.__traceback__)
                )
            except Exception:
                pass
            yield b"Sorry, that went wrong.\n"


application = Net(story)
