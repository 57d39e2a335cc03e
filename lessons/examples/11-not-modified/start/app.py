PAGE = b"<h1>Rarely changes</h1>"
ETAG = '"v1"'


def application(environ, start_response):
    if environ.get("HTTP_IF_NONE_MATCH") == ETAG:
        start_response("304 Not Modified", [("ETag", ETAG)])
        return []
    start_response("200 OK", [("Content-Type", "text/html"), ("ETag", ETAG)])
    return [PAGE]
