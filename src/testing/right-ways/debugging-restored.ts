// One way to repair the five stacks: objects that wrap a body, and a path that is put back.
import type { Files } from '../../lesson/lesson.ts';

const python = String.raw;

export const restored: Files = {
  'ticket1.py': python`KEYS = {"onion": "ada", "garlic": "grace"}


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Come in, {environ['site.user']}.\n".encode()]


class Guard:
    """Looks for the name itself."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        name = KEYS.get(environ.get("HTTP_X_KEY", ""))
        if name is None:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"The door stays shut.\n"]
        environ["site.user"] = name
        return self.app(environ, start_response)


stack = Guard(page)
`,
  'ticket2.py': python`def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"Peel, slice,\n"
    yield b"and fry.\n"


class Counted:
    def __init__(self, body, log):
        self.body = body
        self.log = log
        self.size = 0

    def __iter__(self):
        for piece in self.body:
            self.size += len(piece)
            yield piece

    def close(self):
        self.log.write("%d bytes\n" % self.size)
        if hasattr(self.body, "close"):
            self.body.close()


class Size:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return Counted(self.app(environ, start_response), environ["wsgi.errors"])


stack = Size(page)
`,
  'ticket3.py': python`def page(environ, start_response):
    text = b"Onions are in season.\n"
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(text)))])
    return [text]


class Below:
    def __init__(self, app, line):
        self.app = app
        self.line = line

    def __call__(self, environ, start_response):
        told = []
        body = self.app(environ, lambda status, headers, exc_info=None: told.append((status, headers)) or print)
        whole = [*body, self.line]
        if hasattr(body, "close"):
            body.close()
        [(status, headers)] = told
        headers = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*headers, ("Content-Length", str(sum(len(piece) for piece in whole)))])
        return whole


stack = Below(page, b"The Onion House, since 1996\n")
`,
  'ticket4.py': python`OPEN = []


class File:
    def __init__(self, lines):
        self.lines = lines
        OPEN.append(self)

    def __iter__(self):
        return iter(self.lines)

    def close(self):
        OPEN.remove(self)


def page(environ, start_response):
    if len(OPEN) > 2:
        raise OSError("Too many open files")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return File([b"skin by skin\n", b"by skin\n"])


class Loud:
    def __init__(self, body):
        self.body = body
        self.close = getattr(body, "close", lambda: None)

    def __iter__(self):
        return (line.upper() for line in self.body)


class Capitals:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return Loud(self.app(environ, start_response))


stack = Capitals(page)
`,
  'ticket5.py': python`def shop(environ, start_response):
    return answer({"/lamp": "A lamp.\n"}, environ, start_response)


def garden(environ, start_response):
    return answer({"/onion/red": "A red onion.\n", "/house/lamp": "A lamp in the grass.\n"}, environ, start_response)


def answer(pages, environ, start_response):
    page = pages.get(environ["PATH_INFO"])
    start_response("200 OK" if page else "404 Not Found", [("Content-Type", "text/plain")])
    return [(page or "Not here.\n").encode()]


class Under:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        before = environ["SCRIPT_NAME"], environ["PATH_INFO"]
        piece, slash, rest = environ["PATH_INFO"][1:].partition("/")
        environ["SCRIPT_NAME"] += "/" + piece
        environ["PATH_INFO"] = slash + rest
        try:
            return self.app(environ, start_response)
        finally:
            environ["SCRIPT_NAME"], environ["PATH_INFO"] = before


class Either:
    def __init__(self, first, second):
        self.first = first
        self.second = second

    def __call__(self, environ, start_response):
        told = []

        def listen(status, headers, exc_info=None):
            told[:] = [status, headers]
            return print

        body = self.first(environ, listen)
        if told[0].startswith("404"):
            return self.second(environ, start_response)
        start_response(*told)
        return body


stack = Either(Under(shop), garden)
`,
};
