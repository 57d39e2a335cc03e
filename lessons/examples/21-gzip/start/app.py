import zlib

POEM = [b"A skin, a skin, a skin,\n" * 20, b"and in the middle: nothing.\n" * 20]


class GZip:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return self.app(environ, start_response)

        def smaller(status, headers, exc_info=None):
            kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
            return start_response(status, [*kept, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")], exc_info)

        return zipped(self.app(environ, smaller))


def zipped(body):
    packer = zlib.compressobj(wbits=31)
    try:
        for chunk in body:
            yield packer.compress(chunk) + packer.flush(zlib.Z_SYNC_FLUSH)
        yield packer.flush()
    finally:
        if hasattr(body, "close"):
            body.close()


def page(environ, start_response):
    length = sum(len(part) for part in POEM)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(length))])
    return iter(POEM)


application = GZip(page)
