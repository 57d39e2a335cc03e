// Right ways that were written from the text of a task, before their author had seen its check: more frameworks of one's own.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenPages: Ways[string]['ways'] = [
  [
    'each layer is made when it is used, and finds the next one when it is called',
    python`class Frame:
    def __init__(self):
        self.pages = {}
        self.layers = []

    def page(self, path, methods=("GET",)):
        def keep(function):
            self.pages[path] = (methods, function)
            return function

        return keep

    def use(self, layer):
        after = len(self.layers) + 1

        def on(environ, start_response):
            app = self.layers[after] if after < len(self.layers) else self.answer
            return app(environ, start_response)

        self.layers.append(layer(on))

    def answer(self, environ, start_response):
        request = Request(environ)
        pieces = request.path.split("/")
        answer = Response("No such path.\n", "404 Not Found")
        for path, (methods, function) in self.pages.items():
            pattern = path.split("/")
            pairs = list(zip(pattern, pieces))
            if len(pattern) == len(pieces) and all(a.startswith("<") or a == b for a, b in pairs):
                if request.method in methods:
                    answer = function(request, **{a.strip("<>"): b for a, b in pairs if a.startswith("<")})
                    break
                answer = Response("No such method.\n", "405 Method Not Allowed")
        if isinstance(answer, str):
            answer = Response(answer)
        return answer(environ, start_response)

    def __call__(self, environ, start_response):
        first = self.layers[0] if self.layers else self.answer
        return first(environ, start_response)


application = Frame()
pages.fill(application, Response)
`,
  ],
  [
    'a lock around the making, and a frame that is a generator',
    python`import re
from threading import Lock


class Frame:
    def __init__(self):
        self.pages: dict[str, tuple] = {}
        self.layers: list = []
        self.lock = Lock()
        self.made = None

    def page(self, path: str, methods: tuple[str, ...] = ("GET",)):
        def keep(function):
            self.pages[path] = (re.compile(re.sub(r"<(\w+)>", r"(?P<\1>[^/]*)", path) + r"\Z"), methods, function)
            return function

        return keep

    def use(self, layer) -> None:
        self.layers.append(layer)

    def respond(self, request):
        for pattern, methods, function in self.pages.values():
            found = pattern.match(request.path)
            if found is None:
                continue
            if request.method not in methods:
                return Response("Not like this.\n", "405 Method Not Allowed", [("Allow", ", ".join(methods))])
            answer = function(request, **found.groupdict())
            return Response(answer) if isinstance(answer, str) else answer
        return Response("Not here.\n", "404 Not Found")

    def core(self, environ, start_response):
        yield from self.respond(Request(environ))(environ, start_response)

    def __call__(self, environ, start_response):
        with self.lock:
            if self.made is None:
                made = self.core
                for layer in self.layers[::-1]:
                    made = layer(made)
                self.made = made
        return self.made(environ, start_response)


application = Frame()
pages.fill(application, Response)
`,
  ],
  [
    'a router apart from the frame',
    python`class Router(list):
    def add(self, path, methods, function):
        self.append((path, methods, function))

    def __getitem__(self, key):
        method, path = key
        status = 404
        for pattern, methods, function in self:
            names, pieces = pattern.split("/"), path.split("/")
            if len(names) != len(pieces):
                continue
            arguments = {name[1:-1]: piece for name, piece in zip(names, pieces) if name[:1] == "<"}
            if [arguments.get(name[1:-1], name) if name[:1] == "<" else name for name in names] != pieces:
                continue
            if method in methods:
                return lambda request: function(request, **arguments)
            status = 405
        return {404: self.missing, 405: self.refused}[status]

    @staticmethod
    def missing(request):
        return Response(f"There is no {request.path}.\n", "404 Not Found")

    @staticmethod
    def refused(request):
        return Response(f"{request.path} does not know {request.method}.\n", "405 Method Not Allowed")


class Core:
    def __init__(self, router):
        self.router = router

    def __call__(self, environ, start_response):
        request = Request(environ)
        answer = self.router[request.method, request.path](request)
        answer = Response(answer) if isinstance(answer, str) else answer
        return answer(environ, start_response)


class Frame:
    def __init__(self):
        self.router = Router()
        self.layers = []
        self.core = None

    def page(self, path, methods=("GET",)):
        def keep(function):
            self.router.add(path, tuple(methods), function)
            return function

        return keep

    def use(self, layer):
        self.layers.append(layer)

    def build(self):
        app = Core(self.router)
        for layer in reversed(self.layers):
            app = layer(app)
        return app

    def __call__(self, environ, start_response):
        self.core = self.core or self.build()
        return self.core(environ, start_response)


application = Frame()
pages.fill(application, Response)
`,
  ],
];
