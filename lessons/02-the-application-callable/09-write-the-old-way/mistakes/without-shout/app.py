from poem import lines


def poem(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for line in lines():
        yield line.upper()
    yield b"OF IT ALL\n"


application = poem
