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


def arguments(pattern, path):
    """What the pieces in angle brackets stand for in this path; None when it does not fit."""
    wanted, given = pattern.split("/"), path.split("/")
    if len(wanted) != len(given):
        return None
    found = {}
    for piece, word in zip(wanted, given):
        if piece.startswith("<") and word:
            found[piece.strip("<>")] = word
        elif piece != word:
            return None
    return found


class Frame:
    def __init__(self):
        self.pages = {}
        self.layers = []
        self.stack = None

    def page(self, path, methods=("GET",)):
        def keep(function):
            self.pages[path] = (methods, function)
            return function

        return keep

    def use(self, layer):
        self.layers.append(layer)

    def __call__(self, environ, start_response):
        app = self.answer
        for layer in reversed(self.layers):
            app = layer(app)
        return app(environ, start_response)

    def answer(self, environ, start_response):
        answer = self.find(Request(environ))
        if isinstance(answer, str):
            answer = Response(answer)
        return answer(environ, start_response)

    def find(self, request):
        allowed = []
        for pattern, (methods, function) in self.pages.items():
            found = arguments(pattern, request.path)
            if found is not None and request.method in methods:
                return function(request, **found)
            if found is not None:
                allowed += methods
        if allowed:
            return Response("Not like this.\n", "405 Method Not Allowed", [("Allow", ", ".join(allowed))])
        return Response("There is no such page.\n", "404 Not Found")


application = Frame()
pages.fill(application, Response)
