from rows import HEAD, rows


def application(environ, start_response):
    page = (HEAD + "".join(rows())).encode()
    length = ("Content-Length", str(len(page)))
    start_response("200 OK", [("Content-Type", "text/csv"), length])
    return [page]
