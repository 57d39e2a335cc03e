def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"so far, "
    raise RuntimeError("so good")
