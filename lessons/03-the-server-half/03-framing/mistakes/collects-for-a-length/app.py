from desk import Desk, Told


def run(app, request):
    """Calls the application, and gives what it answers as the bytes of an HTTP response."""
    told = Told()
    body = app(request.environ, told.start_response)
    try:
        whole = b"".join(body)
        bare = request.environ["REQUEST_METHOD"] == "HEAD" or told.status[:3] in ("204", "304")
        if not bare and all(name.lower() != "content-length" for name, _ in told.headers):
            told.headers.append(("Content-Length", str(len(whole))))
        yield told.head()
        if not bare:
            yield whole
    finally:
        if hasattr(body, "close"):
            body.close()


application = Desk(run)
