// Right ways that were written from the text of a task, before their author had seen its check: part 8, the door and the size.

const python = String.raw;

/** Whole files. */
/** `given`: what the ticket begins with. */
export const doors = (given: string): readonly string[] => [
  `${given}stack = Who(Guard(page))\n`,
  python`def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Come in, {environ['site.user']}.\n".encode()]


KEYS = {"onion": "ada", "garlic": "grace"}


def who(app):
    def asked(environ, start_response):
        match KEYS.get(environ.get("HTTP_X_KEY")):
            case str(name):
                return app({**environ, "site.user": name}, start_response)
            case _:
                return app(environ, start_response)

    return asked


def guard(app):
    def asked(environ, start_response):
        if not environ.get("site.user"):
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"The door stays shut.\n"]
        return app(environ, start_response)

    return asked


@who
@guard
def stack(environ, start_response):
    return page(environ, start_response)
`,
  `${given}page = Guard(page)\npage = Who(page)\nstack = page\n`,
  python`"""One layer for both."""


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Come in, {environ['site.user']}.\n".encode()]


class Door:
    KEYS = {"onion": "ada", "garlic": "grace"}

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if name := self.KEYS.get(environ.get("HTTP_X_KEY", "")):
            environ["site.user"] = name
            return self.app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"The door stays shut.\n"]


stack = Door(page)
`,
  `${given}from functools import reduce

# Innermost first.
stack = reduce(lambda app, layer: layer(app), [Guard, Who], page)
`,
];

/** Below the page. */
export const sizes: readonly string[] = [
  python`class Size:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        try:
            pieces = list(body)
        finally:
            if hasattr(body, "close"):
                body.close()
        environ["wsgi.errors"].write(f"{sum(len(piece) for piece in pieces)} bytes\n")
        return pieces


stack = Size(page)
`,
  python`class Size:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        size = 0
        body = self.app(environ, start_response)
        try:
            for piece in body:
                size += len(piece)
                yield piece
        finally:
            environ["wsgi.errors"].write(f"{size} bytes\n")
            if hasattr(body, "close"):
                body.close()


stack = Size(page)
`,
  python`class Size:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        try:
            whole = b"".join(body)
        finally:
            getattr(body, "close", lambda: None)()
        print(len(whole), "bytes", file=environ["wsgi.errors"])
        return [whole]


stack = Size(page)
`,
  python`class Counted:
    def __init__(self, body, log):
        self.body = body
        self.log = log
        self.size = 0

    def __iter__(self):
        for piece in self.body:
            self.size += len(piece)
            yield piece
        self.log.write(f"{self.size} bytes\n")

    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()


class Size:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return Counted(self.app(environ, start_response), environ["wsgi.errors"])


stack = Size(page)
`,
  python`from itertools import tee


class Size:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        first, second = tee(body)
        environ["wsgi.errors"].write(f"{sum(map(len, first))} bytes\n")
        try:
            yield from second
        finally:
            if hasattr(body, "close"):
                body.close()


stack = Size(page)
`,
];
