// Right ways that were written from the text of a task, before their author had seen its check: part 8, a framework of one's own.
import { unseenPages } from './unseen-pages.ts';
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenFrames: Ways = {
  'a-micro-framework': {
    from: 'class Frame:',
    ways: [
      ...unseenPages,
      [
        'errors that are raised, and caught in one place',
        python`from functools import cached_property, reduce


class Sorry(Exception):
    def __init__(self, status, **headers):
        super().__init__(status)
        self.response = Response(f"{status}\n", status, [(name.title(), value) for name, value in headers.items()])


class Frame:
    def __init__(self):
        self.pages = {}
        self.layers = []

    def page(self, path, methods=("GET",)):
        def keep(function):
            for method in methods:
                self.pages.setdefault(tuple(path.split("/")), {})[method] = function
            return function

        return keep

    def use(self, layer):
        self.layers.append(layer)

    @staticmethod
    def arguments(pattern, pieces):
        if len(pattern) != len(pieces):
            return None
        taken = {}
        for want, got in zip(pattern, pieces, strict=True):
            if want[:1] == "<" and want[-1:] == ">":
                taken[want[1:-1]] = got
            elif want != got:
                return None
        return taken

    def find(self, request):
        allowed = set()
        for pattern, methods in self.pages.items():
            arguments = self.arguments(pattern, request.path.split("/"))
            if arguments is None:
                continue
            if request.method in methods:
                return methods[request.method], arguments
            allowed |= set(methods)
        if allowed:
            raise Sorry("405 Method Not Allowed", allow=", ".join(sorted(allowed)))
        raise Sorry("404 Not Found")

    def inside(self, environ, start_response):
        request = Request(environ)
        try:
            function, arguments = self.find(request)
            answer = function(request, **arguments)
        except Sorry as sorry:
            answer = sorry.response
        return (Response(answer) if isinstance(answer, str) else answer)(environ, start_response)

    @cached_property
    def outside(self):
        return reduce(lambda app, layer: layer(app), reversed(self.layers), self.inside)

    def __call__(self, environ, start_response):
        return self.outside(environ, start_response)


application = Frame()
pages.fill(application, Response)
`,
      ],
      [
        'a tree of pieces',
        python`class Node:
    def __init__(self):
        self.fixed = {}
        self.open = {}
        self.methods = {}

    def find(self, pieces, arguments):
        if not pieces:
            return (self.methods, arguments) if self.methods else None
        first, *rest = pieces
        if first in self.fixed and (found := self.fixed[first].find(rest, arguments)):
            return found
        for name, node in self.open.items():
            if found := node.find(rest, {**arguments, name: first}):
                return found
        return None


class Frame:
    def __init__(self):
        self.root = Node()
        self.layers = []
        self.around = None

    def page(self, path, methods=("GET",)):
        node = self.root
        for piece in path.split("/")[1:]:
            if piece.startswith("<"):
                node = node.open.setdefault(piece.strip("<>"), Node())
            else:
                node = node.fixed.setdefault(piece, Node())

        def keep(function):
            node.methods.update(dict.fromkeys(methods, function))
            return function

        return keep

    def use(self, layer):
        self.layers.append(layer)

    def route(self, environ, start_response):
        request = Request(environ)
        match self.root.find(request.path.split("/")[1:], {}):
            case None:
                answer = Response("Not found.\n", "404 Not Found")
            case (methods, _) if request.method not in methods:
                answer = Response("Not allowed.\n", "405 Method Not Allowed", [("Allow", ", ".join(methods))])
            case (methods, arguments):
                answer = methods[request.method](request, **arguments)
        if isinstance(answer, str):
            answer = Response(answer)
        return answer(environ, start_response)

    def __call__(self, environ, start_response):
        if not self.around:
            app = self.route
            layers = list(self.layers)
            while layers:
                app = layers.pop()(app)
            self.around = app
        return self.around(environ, start_response)


application = Frame()
pages.fill(application, Response)
`,
      ],
      [
        'no class for the frame, only functions',
        python`def make_frame():
    routes, layers, stack = [], [], []

    def page(path, methods=("GET",)):
        return lambda function: routes.append((path.split("/"), methods, function)) or function

    def use(layer):
        layers.append(layer)

    def match(pattern, pieces):
        if len(pattern) == len(pieces) and all(a == b or a.startswith("<") for a, b in zip(pattern, pieces)):
            return {a[1:-1]: b for a, b in zip(pattern, pieces) if a.startswith("<")}

    def answer(environ, start_response):
        request = Request(environ)
        here = [(methods, function, found) for pattern, methods, function in routes if (found := match(pattern, request.path.split("/"))) is not None]
        for methods, function, found in here:
            if request.method in methods:
                said = function(request, **found)
                break
        else:
            said = Response("No.\n", "405 Method Not Allowed" if here else "404 Not Found")
        return (Response(said) if isinstance(said, str) else said)(environ, start_response)

    def frame(environ, start_response):
        if not stack:
            stack.append(answer)
            for layer in layers[::-1]:
                stack.append(layer(stack[-1]))
        return stack[-1](environ, start_response)

    frame.page, frame.use = page, use
    return frame


application = make_frame()
pages.fill(application, Response)
`,
      ],
      [
        'the stack is made when all has been filled in',
        python`class Route:
    def __init__(self, path, methods, function):
        self.pieces = path.strip("/").split("/")
        self.methods = frozenset(methods)
        self.function = function

    def match(self, path):
        pieces = path.strip("/").split("/") if path.startswith("/") else None
        if pieces is None or len(pieces) != len(self.pieces):
            return None
        arguments = {}
        for mine, theirs in zip(self.pieces, pieces):
            if mine.startswith("<") and mine.endswith(">") and theirs:
                arguments[mine.removeprefix("<").removesuffix(">")] = theirs
            elif mine != theirs:
                return None
        return arguments


class Frame:
    def __init__(self):
        self.routes = []
        self.layers = []

    def page(self, path, methods=("GET",)):
        def keep(function):
            self.routes.append(Route(path, methods, function))
            return function

        return keep

    def use(self, layer):
        self.layers.append(layer)

    def finish(self):
        self.app = self.answer
        for layer in reversed(self.layers):
            self.app = layer(self.app)

    def answer(self, environ, start_response):
        request = Request(environ)
        status = "404 Not Found"
        for route in self.routes:
            arguments = route.match(request.path)
            if arguments is None:
                continue
            if request.method not in route.methods:
                status = "405 Method Not Allowed"
                continue
            answer = route.function(request, **arguments)
            break
        else:
            answer = Response(status + "\n", status)
        if isinstance(answer, str):
            answer = Response(answer)
        return answer(environ, start_response)

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


application = Frame()
pages.fill(application, Response)
application.finish()
`,
      ],
    ],
  },
};
