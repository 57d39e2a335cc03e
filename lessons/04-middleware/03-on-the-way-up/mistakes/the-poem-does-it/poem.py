def poem(environ, start_response):
    headers = [("Content-Type", "text/plain"), ("X-Stamp", "seen")]
    if environ["PATH_INFO"] != "/poem":
        start_response("404 Not Found", headers)
        yield b"No such poem.\n"
        return
    start_response("200 OK", headers)
    yield b"Skin by skin\n"
    yield b"you come to\n"
    yield b"the middle.\n"
