// Other right ways through the lessons on errors: an application's own, and those that a layer catches.
import type { Ways } from './ways.ts';

const python = String.raw;

export const errors: Ways = {
  'when-it-goes-wrong': {
    ways: [
      [
        'find out first, tell then',
        python`from prices import PRICES


def application(environ, start_response):
    names = environ["PATH_INFO"].strip("/").split("+")
    headers = [("Content-Type", "text/plain")]
    if any(name not in PRICES for name in names):
        start_response("404 Not Found", headers)
        return [b"We have no such thing.\n"]
    start_response("200 OK", headers)
    return [f"{name}: {PRICES[name]}\n".encode() for name in names]
`,
      ],
      [
        'all lines within the try, the status after it',
        python`from prices import PRICES


def application(environ, start_response):
    try:
        page = "".join(f"{name}: {PRICES[name]}\n" for name in environ["PATH_INFO"][1:].split("+"))
        status = "200 OK"
    except KeyError:
        page, status = "We have no such thing.", "404 No Such Thing"
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    yield page.encode()
`,
      ],
      [
        'sys.exc_info() under its name, and any exception',
        python`import sys

from prices import PRICES


def lines(names):
    for name in names:
        yield f"{name}: {PRICES[name]}\n".encode()


def application(environ, start_response):
    headers = [("Content-Type", "text/plain")]
    start_response("200 OK", headers)
    try:
        yield from lines(environ["PATH_INFO"].strip("/").split("+"))
    except Exception:
        start_response("404 Not Found", headers, exc_info=sys.exc_info())
        yield b"We have no "
        yield b"such thing.\n"
`,
      ],
      [
        'three things made by hand',
        python`from prices import PRICES


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    try:
        for name in environ["PATH_INFO"].strip("/").split("+"):
            yield f"{name}: {PRICES[name]}\n".encode()
    except KeyError as error:
        # The same that sys.exc_info() gives.
        what = (type(error), error, error.__traceback__)
        start_response("404 Not Found", [("Content-Type", "text/plain")], what)
        yield b"We have no such thing.\n"
`,
      ],
      [
        'a layer that makes the 404, while the list breaks off',
        python`from prices import PRICES


class Missing(Exception):
    pass


def prices(environ, start_response):
    names = environ["PATH_INFO"].strip("/").split("+")
    if names[0] not in PRICES:
        raise Missing
    start_response("200 OK", [("Content-Type", "text/plain")])
    return (f"{name}: {PRICES[name]}\n".encode() for name in names)


def application(environ, start_response):
    try:
        return prices(environ, start_response)
    except Missing:
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"We have no such thing.\n"]
`,
      ],
    ],
  },
  'catch-what-falls': {
    from: 'class Net:',
    ways: [
      [
        'a loop in a generator',
        python`import sys


class Net:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            for piece in self.app(environ, start_response):
                yield piece
        except Exception as error:
            # Whoever sent something already gets the error back from here.
            start_response("500 Oh Dear", [("Content-Type", "text/plain")], sys.exc_info())
            yield b"Sorry, that went wrong.\n"


application = Net(story)
`,
      ],
      [
        'the first piece within the try, the rest outside',
        python`import sys
from itertools import chain


def net(app):
    def layer(environ, start_response):
        try:
            body = iter(app(environ, start_response))
            first = next(body, b"")
        except Exception:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")], sys.exc_info())
            return [b"Sorry, that went wrong.\n"]
        return chain([first], body)

    return layer


application = net(story)
`,
      ],
      [
        'a status that is held back',
        python`class Net:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        held = []
        sent = False
        try:
            for piece in self.app(environ, lambda *said: held.append(said)):
                if not sent:
                    start_response(*held[-1])
                    sent = True
                yield piece
        except Exception:
            if sent:
                raise
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")])
            yield b"Sorry, that went wrong."


application = Net(story)
`,
      ],
      [
        'an iterator of its own',
        python`import sys


class Caught:
    def __init__(self, body, start_response):
        self.body = body
        self.start_response = start_response
        self.over = False

    def __iter__(self):
        return self

    def __next__(self):
        if self.over:
            raise StopIteration
        try:
            return next(self.body)
        except StopIteration:
            raise
        except Exception:
            self.start_response("500 Internal Server Error", [("Content-Type", "text/plain")], sys.exc_info())
            self.over = True
            return b"Sorry, that went wrong.\n"

    def close(self):
        self.body.close()


class Net:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return Caught(self.app(environ, start_response), start_response)


application = Net(story)
`,
      ],
      [
        'a function, and two nets',
        python`import sys


def page(start_response):
    start_response("500 Internal Server Error", [("Content-Type", "text/plain")], sys.exc_info())
    return [b"Sorry, ", b"that went wrong."]


def net(app):
    def layer(environ, start_response):
        body = None
        try:
            body = app(environ, start_response)
            yield from body
        except Exception:
            yield from page(start_response)
        finally:
            if hasattr(body, "close"):
                body.close()

    return layer


application = net(net(story))
`,
      ],
    ],
  },
};
