class Length:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        said, chunks = [], []

        def remember(status, headers, exc_info=None):
            said[:] = [status, headers]
            return chunks.append

        body = self.app(environ, remember)
        try:
            chunks.extend(body)
        finally:
            if hasattr(body, "close"):
                body.close()
        status, headers = said
        length = sum(len(chunk) for chunk in chunks)
        start_response(status, [*headers, ("Content-Length", str(length))])
        return chunks


def ticker(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for number in range(3):
        yield f"tick {number}\n".encode()


application = Length(ticker)
