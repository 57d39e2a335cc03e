def application(environ, start_response):
    size = int(environ["CONTENT_LENGTH"] or 0)
    kind = environ["CONTENT_TYPE"]
    software = environ["SERVER_SOFTWARE"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{size} bytes of {kind}, served by {software}\n".encode()]
