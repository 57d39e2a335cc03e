// Other right ways through the lesson on catching errors.
import type { Ways } from './ways.ts';

const python = String.raw;

export const errors: Ways = {
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
        except LookupError as error:
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
