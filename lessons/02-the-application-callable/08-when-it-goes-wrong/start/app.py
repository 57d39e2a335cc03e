from prices import PRICES


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    try:
        for name in environ["PATH_INFO"].strip("/").split("+"):
            yield f"{name}: {PRICES[name]}\n".encode()
    except KeyError:
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        yield b"We have no such thing.\n"
