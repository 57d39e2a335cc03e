from rows import HEAD, rows


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/csv")])
    yield HEAD.encode()
    yield "".join(rows()).encode()
