def application(environ, start_response):
    size = len(environ["wsgi.input"].read(3)) + len(environ["wsgi.input"].read())
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    write(b"written ")
    return [b"read %d" % size, b" bytes"]


class Upper:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        try:
            for chunk in body:
                yield chunk.upper()
        finally:
            if hasattr(body, "close"):
                body.close()


application = Upper(application)
