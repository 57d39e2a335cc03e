from desk import Desk, Told


def run(app, request):
    """Calls the application, and gives what it answers as the bytes of an HTTP response."""
    told = Told()
    body = app(request.environ, told.start_response)
    try:
        pieces = iter(body)
        first = next(pieces, b"")
        yield told.head()
        yield first
        yield from pieces
    finally:
        if hasattr(body, "close"):
            body.close()


application = Desk(run)
