from prices import PRICES


def application(environ, start_response):
    names = environ["PATH_INFO"].strip("/").split("+")
    status = "200 OK" if names[0] in PRICES else "404 Not Found"
    start_response(status, [("Content-Type", "text/plain")])
    for name in names:
        if name not in PRICES:
            yield b"We have no such thing.\n"
            return
        yield f"{name}: {PRICES[name]}\n".encode()
