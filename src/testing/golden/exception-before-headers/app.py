def application(environ, start_response):
    name = environ["HTTP_X_NAME"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [name.encode()]
