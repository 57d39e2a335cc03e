def upper(app):
    def wrapped(environ, start_response):
        for chunk in app(environ, start_response):
            yield chunk.upper()

    return wrapped


@upper
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"one\n"
    yield b"two\n"
