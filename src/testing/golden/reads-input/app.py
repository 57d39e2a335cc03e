def application(environ, start_response):
    size = int(environ["CONTENT_LENGTH"])
    text = environ["wsgi.input"].read(size)
    environ["wsgi.errors"].write("read it\n")
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(size))])
    return [text]
