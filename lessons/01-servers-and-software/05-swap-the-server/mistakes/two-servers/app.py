def application(environ, start_response):
    software = environ["SERVER_SOFTWARE"]
    if software.startswith("gunicorn"):
        size = int(environ.get("CONTENT_LENGTH", 0))
        kind = environ.get("CONTENT_TYPE", "no type")
    else:
        size = int(environ["CONTENT_LENGTH"] or 0)
        kind = environ["CONTENT_TYPE"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{size} bytes of {kind}, served by {software}\n".encode()]
