from desk import Desk, Told


def run(app, request):
    told = Told()
    body = app(request.environ, told.start_response)
    pieces = iter(body)
    first = next(pieces, b"")
    if request.environ["REQUEST_METHOD"] == "HEAD" or told.status[:3] in ("204", "304"):
        yield told.head()
        return
    if not any(name.lower() == "content-length" for name, _ in told.headers):
        told.headers.append(("Transfer-Encoding", "chunked"))
        yield told.head()
        if first:
            yield b"%x\r\n%b\r\n" % (len(first), first)
        for piece in pieces:
            if piece:
                yield b"%x\r\n%b\r\n" % (len(piece), piece)
        yield b"0\r\n\r\n"
    else:
        yield told.head()
        yield first
        yield from pieces
    if hasattr(body, "close"):
        body.close()


application = Desk(run)
