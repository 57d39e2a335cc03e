// Right ways that were written from the text of a task, before their author had seen its check: part 4, on the way down and up.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenSkins: Ways = {
  'pass-through': {
    from: 'application = Skin(greet)',
    ways: [
      [
        'whatever arguments there are',
        python`def film(application):
    def wrapped(*args, **kwargs):
        return application(*args, **kwargs)

    return wrapped


application = film(Skin(greet))
`,
      ],
      [
        'a generator, around the pieces',
        python`def second(app):
    def inner(environ, start_response):
        for piece in app(environ, start_response):
            yield piece

    return inner


application = second(Skin(greet))
`,
      ],
      [
        'inside the first one',
        python`def second(app):
    def inner(environ, start_response):
        return app(environ, start_response)

    return inner


application = Skin(second(greet))
`,
      ],
    ],
  },
  'on-the-way-up': {
    from: 'class Stamp:',
    ways: [
      [
        'a method, with functools.partial',
        python`from functools import partial


class Stamp:
    def __init__(self, app, value="seen"):
        self.app = app
        self.value = value

    def _stamped(self, start_response, status, headers, exc_info=None):
        return start_response(status, [*headers, ("x-stamp", self.value)], exc_info)

    def __call__(self, environ, start_response):
        return self.app(environ, partial(self._stamped, start_response))


application = Stamp(poem)
`,
      ],
      [
        'an object for start_response',
        python`class Stamping:
    """What stands in for start_response."""

    def __init__(self, real):
        self.real = real

    def __call__(self, status, headers, exc_info=None):
        return self.real(status, [*headers, ("X-Stamp", "seen")], exc_info)


class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, Stamping(start_response))


application = Stamp(poem)
`,
      ],
      [
        'with wsgiref.headers',
        python`from wsgiref.headers import Headers


class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def stamped(status, headers, exc_info=None):
            more = Headers(headers)
            more["X-Stamp"] = "seen"
            return start_response(status, more.items(), exc_info)

        return self.app(environ, stamped)


application = Stamp(poem)
`,
      ],
    ],
  },
  'order-matters': {
    from: 'application =',
    ways: [
      [
        'with reduce',
        python`from functools import reduce

# Outermost first.
STACK = [Timing, Auth, GZip]
application = reduce(lambda app, layer: layer(app), reversed(STACK), page)
`,
      ],
      [
        'a function around the stack',
        python`stack = Timing(Auth(GZip(page)))


def application(environ, start_response):
    return stack(environ, start_response)
`,
      ],
    ],
  },
  'catch-what-falls': {
    from: 'class Net:',
    ways: [
      [
        'the apology in HTML',
        python`import sys


class Net:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            yield from self.app(environ, start_response)
        except BaseException as error:
            if isinstance(error, GeneratorExit):
                raise
            start_response("500 Internal Server Error", [("Content-Type", "text/html")], sys.exc_info())
            yield b"<p>Sorry, that went wrong.</p>\n"


application = Net(story)
`,
      ],
      [
        'an iterator that closes',
        python`import sys


class Caught:
    def __init__(self, app, environ, start_response):
        self.start_response = start_response
        self.done = False
        self.app, self.environ = app, environ
        self.body = self.pieces = None

    def __iter__(self):
        return self

    def __next__(self):
        if self.done:
            raise StopIteration
        try:
            if self.pieces is None:
                self.body = self.app(self.environ, self.start_response)
                self.pieces = iter(self.body)
            return next(self.pieces)
        except StopIteration:
            raise
        except Exception:
            self.done = True
            self.start_response("500 Internal Server Error", [("Content-Type", "text/plain")], sys.exc_info())
            return b"Sorry, that went wrong.\n"

    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()


class Net:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return Caught(self.app, environ, start_response)


application = Net(story)
`,
      ],
      [
        'the first piece is asked for in the call',
        python`import sys
from itertools import chain


class Rest:
    def __init__(self, pieces, body):
        self.pieces, self.body = pieces, body

    def __iter__(self):
        return iter(self.pieces)

    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()


class Net:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            body = self.app(environ, start_response)
            pieces = iter(body)
            first = next(pieces, b"")
        except Exception:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain")], sys.exc_info())
            return [b"Sorry, that went wrong.\n"]
        return Rest(chain([first], pieces), body)


application = Net(story)
`,
      ],
    ],
  },
};
