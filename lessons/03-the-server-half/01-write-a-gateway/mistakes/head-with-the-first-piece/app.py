from desk import Desk


def run(app, request):
    """Calls the application, and gives what it answers as the bytes of an HTTP response."""
    told = []

    def start_response(status, headers, exc_info=None):
        told[:] = [status, headers]

    def head():
        status, headers = told
        lines = [f"HTTP/1.0 {status}", *(f"{name}: {value}" for name, value in headers)]
        return "\r\n".join([*lines, "", ""]).encode("latin-1")

    sent = False
    body = app(request.environ, start_response)
    try:
        for piece in body:
            if not sent:
                yield head()
                sent = True
            yield piece
    finally:
        if hasattr(body, "close"):
            body.close()


application = Desk(run)
