// Other right ways through the lesson on close().
import type { Ways } from './ways.ts';

const python = String.raw;

export const closing: Ways = {
  'close-is-a-promise': {
    from: 'class Shout:',
    ways: [
      [
        'an object that wraps the body',
        python`class Shouted:
    def __init__(self, body):
        self.body = body
        if hasattr(body, "close"):
            self.close = body.close

    def __iter__(self):
        return map(bytes.upper, self.body)


class Shout:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return Shouted(self.app(environ, start_response))


application = Shout(letters)
`,
      ],
      [
        'an iterator with close()',
        python`class Shouted:
    def __init__(self, body):
        self.body = body
        self.pieces = iter(body)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.pieces).upper()

    def close(self):
        getattr(self.body, "close", lambda: None)()


def shout(app):
    return lambda environ, start_response: Shouted(app(environ, start_response))


application = shout(letters)
`,
      ],
      [
        'contextlib.ExitStack',
        python`from contextlib import ExitStack


class Shout:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        with ExitStack() as stack:
            body = self.app(environ, start_response)
            if hasattr(body, "close"):
                stack.callback(body.close)
            for chunk in body:
                yield chunk.upper()


application = Shout(letters)
`,
      ],
      [
        'contextlib.closing, and a list apart',
        python`from contextlib import closing


def pieces(body):
    with closing(body):
        yield from (chunk.upper() for chunk in body)


def application(environ, start_response):
    body = letters(environ, start_response)
    # A list has nothing to close.
    return [chunk.upper() for chunk in body] if isinstance(body, list) else pieces(body)
`,
      ],
      [
        'a generator inside, and getattr',
        python`class Shout:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)

        def shouted():
            try:
                yield from map(bytes.upper, body)
            finally:
                close = getattr(body, "close", None)
                if close is not None:
                    close()

        return shouted()


application = Shout(letters)
`,
      ],
      [
        'a pass-through outside, which hands on the very body',
        python`class Shout:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        try:
            for chunk in body:
                yield chunk.upper()
        finally:
            try:
                body.close()
            except AttributeError:
                pass


def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


application = bare(Shout(bare(letters)))
`,
      ],
    ],
  },
};
