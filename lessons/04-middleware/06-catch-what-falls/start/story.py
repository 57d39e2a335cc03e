def story(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/early":
        raise LookupError("no such story")
    start_response("200 OK", [("Content-Type", "text/plain")])
    if path == "/soon":
        raise OSError("the book is empty")
    yield b"Once upon a time\n"
    if path == "/late":
        raise ValueError("a page is missing")
    yield b"there was an onion.\n"
