// Other right ways to repair the five stacks.
import { restored } from './debugging-restored.ts';
import type { Ways } from './ways.ts';

const python = String.raw;

export const debugging: Ways = {
  'debug-this': {
    ways: [
      [
        'lists, copies and closing',
        {
          'ticket1.py': python`def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Come in, {environ['site.user']}.\n".encode()]


class Who:
    KEYS = {"onion": "ada", "garlic": "grace"}

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        name = self.KEYS.get(environ.get("HTTP_X_KEY"))
        if name is not None:
            environ["site.user"] = name
        return self.app(environ, start_response)


class Guard:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if environ.get("site.user"):
            return self.app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"The door stays shut.\n"]


# Who knows, stands outside.
guarded = Guard(page)
stack = Who(guarded)
`,
          'ticket2.py': python`def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"Peel, slice,\n"
    yield b"and fry.\n"


class Size:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        pieces = list(body)
        if hasattr(body, "close"):
            body.close()
        environ["wsgi.errors"].write(f"{sum(map(len, pieces))} bytes\n")
        return pieces


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

    def longer(self, name, value):
        return (name, str(int(value) + len(self.line))) if name.lower() == "content-length" else (name, value)

    def __call__(self, environ, start_response):
        def told(status, headers, exc_info=None):
            return start_response(status, [self.longer(*pair) for pair in headers], exc_info)

        body = self.app(environ, told)
        try:
            yield from body
            yield self.line
        finally:
            if hasattr(body, "close"):
                body.close()


stack = Below(page, b"The Onion House, since 1996\n")
`,
          'ticket4.py': python`import contextlib

OPEN = []


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


class Capitals:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        with contextlib.closing(self.app(environ, start_response)) as body:
            yield from map(bytes.upper, body)


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
        piece, slash, rest = environ["PATH_INFO"][1:].partition("/")
        inside = environ.copy()
        inside["SCRIPT_NAME"] += "/" + piece
        inside["PATH_INFO"] = slash + rest
        return self.app(inside, start_response)


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
        },
      ],
      ['objects that wrap a body, and a path that is put back', restored],
    ],
  },
};
