def application(environ, start_response):
    text = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [text]
