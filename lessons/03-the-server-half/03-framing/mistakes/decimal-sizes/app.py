from itertools import chain

from desk import Desk, Told


def run(app, request):
    """Calls the application, and gives what it answers as the bytes of an HTTP response."""
    told = Told()
    body = app(request.environ, told.start_response)
    try:
        pieces = iter(body)
        first = next(pieces, b"")
        if request.environ["REQUEST_METHOD"] == "HEAD" or told.status[:3] in ("204", "304"):
            yield told.head()
            return
        chunked = all(name.lower() != "content-length" for name, _ in told.headers)
        if chunked:
            told.headers.append(("Transfer-Encoding", "chunked"))
        yield told.head()
        for piece in chain([first], pieces):
            if piece:
                yield b"%d\r\n%b\r\n" % (len(piece), piece) if chunked else piece
        if chunked:
            yield b"0\r\n\r\n"
    finally:
        if hasattr(body, "close"):
            body.close()


application = Desk(run)
