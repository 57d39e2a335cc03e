ONIONS = {"red": 3}


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    count = ONIONS.get("white")
    if count is None:
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"No white onions.\n"]
    return [f"{count} white onions.\n".encode()]
