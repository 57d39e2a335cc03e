// Other right ways through the lesson on a micro-framework.
import type { Ways } from './ways.ts';

const python = String.raw;

export const framework: Ways = {
  'a-micro-framework': {
    ways: [
      [
        'regular expressions, layers taken all at once',
        python`import re
from urllib.parse import parse_qs

import pages


class Request:
    def __init__(self, environ):
        self.environ = environ
        self.method = environ["REQUEST_METHOD"]
        self.path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        self.query = parse_qs(environ.get("QUERY_STRING", ""))


class Response:
    def __init__(self, text, status="200 OK", headers=()):
        self.body = text.encode()
        self.status = status
        self.headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(self.body))), *headers]

    def __call__(self, environ, start_response):
        start_response(self.status, self.headers)
        return [self.body]


class Frame:
    def __init__(self):
        self.pages = []
        self.layers = []
        self.wrapped = None

    def page(self, path, methods=("GET",)):
        # "<name>" is a group of that name.
        pattern = re.compile("".join(f"(?P{part}[^/]+)" if part[:1] == "<" else re.escape(part) for part in re.split("(<[^>]*>)", path)))

        def keep(function):
            self.pages.append((pattern, methods, function))
            return function

        return keep

    def use(self, layer):
        self.layers.append(layer)

    def dispatch(self, environ, start_response):
        request = Request(environ)
        known = False
        for pattern, methods, function in self.pages:
            found = pattern.fullmatch(request.path)
            if not found:
                continue
            known = True
            if request.method in methods:
                answer = function(request, **found.groupdict())
                break
        else:
            answer = Response("no\n", "405 Method Not Allowed" if known else "404 Not Found")
        if not isinstance(answer, Response):
            answer = Response(answer)
        return answer(environ, start_response)

    def __call__(self, environ, start_response):
        if not self.wrapped:
            app = self.dispatch
            for layer in self.layers[::-1]:
                app = layer(app)
            self.wrapped = app
        return self.wrapped(environ, start_response)


application = Frame()
pages.fill(application, Response)
`,
      ],
      [
        'wraps in use, from the inside, anew each time, before anybody comes',
        python`from functools import reduce
from urllib.parse import parse_qs

import pages


class Request:
    def __init__(self, environ):
        self.environ = environ
        self.method = environ["REQUEST_METHOD"]
        self.path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        self.query = parse_qs(environ.get("QUERY_STRING", ""))


class Response:
    def __init__(self, text, status="200 OK", headers=()):
        self.body = text.encode()
        self.status = status
        self.headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(self.body))), *headers]

    def __call__(self, environ, start_response):
        start_response(self.status, self.headers)
        return [self.body]


class Missing(Exception):
    pass


class Frame:
    def __init__(self):
        self.pages = {}
        self.layers = []
        self.stack = self.answer

    def page(self, path, methods=("GET",)):
        def keep(function):
            self.pages[tuple(path.split("/"))] = (methods, function)
            return function

        return keep

    def use(self, layer):
        self.layers.append(layer)
        self.stack = reduce(lambda inner, one: one(inner), reversed(self.layers), self.answer)

    def __call__(self, environ, start_response):
        return self.stack(environ, start_response)

    def fits(self, pattern, given):
        return len(pattern) == len(given) and all(one == two or (one.startswith("<") and two) for one, two in zip(pattern, given))

    def call(self, request):
        given = request.path.split("/")
        fitting = [(pattern, *rest) for pattern, rest in self.pages.items() if self.fits(pattern, given)]
        if not fitting:
            raise Missing("404 Not Found")
        for pattern, methods, function in fitting:
            if request.method in methods:
                names = {one[1:-1]: two for one, two in zip(pattern, given) if one.startswith("<")}
                return function(request, **names)
        raise Missing("405 Method Not Allowed")

    def answer(self, environ, start_response):
        try:
            answer = self.call(Request(environ))
        except Missing as missing:
            answer = Response(f"{missing}\n", str(missing))
        return (answer if isinstance(answer, Response) else Response(answer))(environ, start_response)


application = Frame()
pages.fill(application, Response)
`,
      ],
      [
        'the served application is what the layers made',
        python`from urllib.parse import parse_qs

import pages


class Request:
    def __init__(self, environ):
        self.environ = environ
        self.method = environ["REQUEST_METHOD"]
        self.path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        self.query = parse_qs(environ.get("QUERY_STRING", ""))


class Response:
    def __init__(self, text, status="200 OK", headers=()):
        self.body = text.encode()
        self.status = status
        self.headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(self.body))), *headers]

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

    def stack(self):
        """The frame with its layers around it."""
        app = self
        for layer in reversed(self.layers):
            app = layer(app)
        return app

    def __call__(self, environ, start_response):
        request = Request(environ)
        pieces = request.path.strip("/").split("/") if request.path.endswith("/") is False else [request.path]
        status = "404 Not Found"
        for path, (methods, function) in self.pages.items():
            wanted = path.strip("/").split("/") if path != "/" else ["/"]
            if len(wanted) != len(pieces):
                continue
            arguments = {}
            for want, piece in zip(wanted, pieces):
                if want[0] == "<" and want[-1] == ">" and piece:
                    arguments[want[1:-1]] = piece
                elif want != piece:
                    break
            else:
                if request.method in methods:
                    answer = function(request, **arguments)
                    if isinstance(answer, str):
                        answer = Response(answer)
                    return answer(environ, start_response)
                status = "405 Method Not Allowed"
        return Response(status + "\n", status)(environ, start_response)


frame = Frame()
pages.fill(frame, Response)
application = frame.stack()
`,
      ],
    ],
  },
};
