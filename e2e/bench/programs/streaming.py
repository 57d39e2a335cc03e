"""A stream of a thousand chunks."""


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for number in range(1000):
        yield b"chunk %d\n" % number
