from rows import HEAD, rows


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/csv"), ("Content-Length", str(len(HEAD)))])
    yield HEAD.encode()
    for row in rows():
        yield row.encode()
