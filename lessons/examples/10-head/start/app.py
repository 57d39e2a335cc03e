BODY = b"Hello, onion!\n"


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(BODY)))])
    if environ["REQUEST_METHOD"] == "HEAD":
        return []
    return [BODY]
