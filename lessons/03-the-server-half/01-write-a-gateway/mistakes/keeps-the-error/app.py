from desk import Desk


def run(app, request):
    told = []

    def start_response(status, headers, exc_info=None):
        told[:] = [status, headers]

    body = app(request.environ, start_response)
    try:
        pieces = iter(body)
        first = next(pieces, b"")
        status, headers = told
        lines = [f"HTTP/1.0 {status}", *(f"{name}: {value}" for name, value in headers)]
        yield "\r\n".join([*lines, "", ""]).encode("latin-1")
        yield first
        yield from pieces
    except ValueError:
        pass
    finally:
        if hasattr(body, "close"):
            body.close()


application = Desk(run)
