def story(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/early":
        raise LookupError("no such story")
    start_response("200 OK", [("Content-Type", "text/plain")])
    if path == "/soon":
        raise LookupError("the book is empty")
    yield b"Once upon a time\n"
    if path == "/late":
        raise LookupError("a page is missing")
    yield b"there was an onion.\n"


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
