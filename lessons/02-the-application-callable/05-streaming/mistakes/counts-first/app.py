from rows import HEAD, rows


def application(environ, start_response):
    size = len(HEAD) + sum(len(row) for row in rows())
    start_response("200 OK", [("Content-Type", "text/csv"), ("Content-Length", str(size))])
    yield HEAD.encode()
    for row in rows():
        yield row.encode()
