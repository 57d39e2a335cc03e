import gzip

from story import story


import zlib


class GZip:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return self.app(environ, start_response)

        def packed(status, headers, exc_info=None):
            kept = [pair for pair in headers if pair[0].lower() != "content-length"]
            more = [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
            return start_response(status, [*kept, *more], exc_info)

        return self.pack(self.app(environ, packed))

    def pack(self, body):
        packer = zlib.compressobj(wbits=31)
        for piece in body:
            yield packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH)
        yield packer.flush()
        if hasattr(body, "close"):
            body.close()


application = GZip(story)
