from rows import HEAD, rows


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/csv")])
    yield HEAD.encode()
    for row in rows():
        yield row.encode()
