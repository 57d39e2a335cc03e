// What the five broken stacks begin with, for ways that repair what stands below it. It is written here once more, since a learner may
// change any of it, and a way is whole files.
const python = String.raw;

export const tickets = {
  ticket1: python`"""A door that opens for those who are known."""


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Come in, {environ['site.user']}.\n".encode()]


class Who:
    """Knows people by their keys."""

    KEYS = {"onion": "ada", "garlic": "grace"}

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        name = self.KEYS.get(environ.get("HTTP_X_KEY"))
        if name is not None:
            environ["site.user"] = name
        return self.app(environ, start_response)


class Guard:
    """Lets in who has a name."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "site.user" not in environ:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"The door stays shut.\n"]
        return self.app(environ, start_response)


`,
  ticket2: python`"""A layer that logs how many bytes a page has."""


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"Peel, slice,\n"
    yield b"and fry.\n"


`,
  ticket3: python`"""A layer that puts a line below each page."""


def page(environ, start_response):
    text = b"Onions are in season.\n"
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(text)))])
    return [text]


`,
  ticket4: python`"""A layer that makes capitals, around pages that are files."""

OPEN = []


class File:
    """Stands for a file: it is open until close() is called."""

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


`,
  ticket5: python`"""Two applications: what the first does not know, the second is asked."""


def shop(environ, start_response):
    """Its pages are one piece long."""
    return answer({"/lamp": "A lamp.\n"}, environ, start_response)


def garden(environ, start_response):
    return answer({"/onion/red": "A red onion.\n", "/house/lamp": "A lamp in the grass.\n"}, environ, start_response)


def answer(pages, environ, start_response):
    page = pages.get(environ["PATH_INFO"])
    start_response("200 OK" if page else "404 Not Found", [("Content-Type", "text/plain")])
    return [(page or "Not here.\n").encode()]


class Under:
    """Takes the first piece off the path."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        piece, slash, rest = environ["PATH_INFO"][1:].partition("/")
        environ["SCRIPT_NAME"] += "/" + piece
        environ["PATH_INFO"] = slash + rest
        return self.app(environ, start_response)


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
