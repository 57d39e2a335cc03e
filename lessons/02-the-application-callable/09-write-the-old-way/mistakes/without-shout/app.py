from poem import lines


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield from lines()
    yield b"of it all\n"
