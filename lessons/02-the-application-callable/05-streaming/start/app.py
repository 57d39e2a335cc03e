from rows import HEAD, rows


def application(environ, start_response):
    page = (HEAD + "".join(rows())).encode()
    start_response("200 OK", [("Content-Type", "text/csv"), ("Content-Length", str(len(page)))])
    return [page]
