FRIENDS = {"https://onions.example"}


class Cors:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        origin = environ.get("HTTP_ORIGIN")
        if origin not in FRIENDS:
            return self.app(environ, start_response)
        allowed = [("Access-Control-Allow-Origin", origin), ("Vary", "Origin")]
        if environ["REQUEST_METHOD"] == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in environ:
            start_response("204 No Content", [*allowed, ("Access-Control-Allow-Methods", "GET, PUT")])
            return []

        def opened(status, headers, exc_info=None):
            return start_response(status, [*headers, *allowed], exc_info)

        return self.app(environ, opened)


def data(environ, start_response):
    start_response("200 OK", [("Content-Type", "application/json")])
    return [b'{"onions": 3}']


application = Cors(data)
