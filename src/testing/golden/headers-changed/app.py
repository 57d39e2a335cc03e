class Header:
    def __init__(self, app, name, value):
        self.app = app
        self.header = (name, value)

    def __call__(self, environ, start_response):
        def with_header(status, headers, exc_info=None):
            return start_response(status, [*headers, self.header], exc_info)

        return self.app(environ, with_header)


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Hello\n"]


application = Header(Header(application, "X-Inner", "1"), "X-Outer", "2")
