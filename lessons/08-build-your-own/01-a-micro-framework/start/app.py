from urllib.parse import parse_qs

import pages


class Request:
    def __init__(self, environ):
        self.environ = environ
        self.method = environ["REQUEST_METHOD"]
        path = environ["PATH_INFO"].encode("latin-1")
        self.path = path.decode("utf-8", "replace")
        query = environ.get("QUERY_STRING", "")
        self.query = parse_qs(query)


class Response:
    def __init__(self, text, status="200 OK", headers=()):
        self.body = text.encode()
        self.status = status
        self.headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(self.body))),
            *headers,
        ]

    def __call__(self, environ, start_response):
        start_response(self.status, self.headers)
        return [self.body]


class Frame:
    def __init__(self):
        self.pages = {}
        self.layers = []

    def page(self, path, methods=("GET",)):
        def keep(function):
            self.pages[path] = (methods, function)
            return function

        return keep

    def use(self, layer):
        self.layers.append(layer)

    def __call__(self, environ, start_response):
        request = Request(environ)
        methods, function = self.pages[request.path]
        answer = function(request)
        if isinstance(answer, str):
            answer = Response(answer)
        return answer(environ, start_response)


application = Frame()
pages.fill(application, Response)
