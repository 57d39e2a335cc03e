from itertools import count

numbers = count(1)


class RequestId:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        known = environ.get("HTTP_X_REQUEST_ID")
        environ["onion.request_id"] = known or f"r-{next(numbers)}"
        return self.app(environ, start_response)


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"This is request {environ['onion.request_id']}\n".encode()]


application = RequestId(page)
