def application(environ, start_response):
    text = environ["wsgi.input"].read(100)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"You sent: ", text, b"\n"]
