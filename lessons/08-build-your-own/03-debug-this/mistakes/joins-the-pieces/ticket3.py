"""A layer that puts a line below each page."""


def page(environ, start_response):
    text = b"Onions are in season.\n"
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(text)))])
    return [text]


class Below:
    def __init__(self, app, line):
        self.app = app
        self.line = line

    def __call__(self, environ, start_response):
        def told(status, headers, exc_info=None):
            kept = [pair for pair in headers if pair[0].lower() != "content-length"]
            return start_response(status, kept, exc_info)

        body = self.app(environ, told)
        try:
            yield from body
            yield self.line
        finally:
            if hasattr(body, "close"):
                body.close()


stack = Below(page, b"The Onion House, since 1996\n")
