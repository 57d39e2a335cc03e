def application(environ, start_response):
    size = int(environ.get("CONTENT_LENGTH", 0))
    kind = environ.get("CONTENT_TYPE", "no type")
    software = environ.get("SERVER_SOFTWARE", "somebody")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{size} bytes of {kind}, served by {software}\n".encode()]
