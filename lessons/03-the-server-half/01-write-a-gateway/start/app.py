from desk import Desk


def run(app, request):
    """Calls the application, and gives what it answers as the bytes of an HTTP response."""
    told = []

    def start_response(status, headers, exc_info=None):
        told[:] = [status, headers]

    body = app(request.environ, start_response)
    status, headers = told
    lines = [f"HTTP/1.0 {status}", *(f"{name}: {value}" for name, value in headers)]
    yield "\r\n".join([*lines, "", ""]).encode("latin-1")
    for piece in body:
        yield piece


application = Desk(run)
