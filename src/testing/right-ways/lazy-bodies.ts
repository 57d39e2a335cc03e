// Other right ways through the lessons of part 2 on bodies that are made piece by piece.
import type { Ways } from './ways.ts';

const python = String.raw;

export const lazyBodies: Ways = {
  'generators-are-lazy': {
    from: 'class Clock:',
    ways: [
      [
        'a loop that yields',
        python`class Clock:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        began = time.time()
        for chunk in self.app(environ, start_response):
            yield chunk
        print(f"took {time.time() - began:.1f} s", file=environ["wsgi.errors"])


application = Clock(report)
`,
      ],
      [
        'a function with a generator in it, and finally',
        python`def clock(app):
    def timed(environ, start_response):
        def pieces():
            try:
                yield from body
            finally:
                if hasattr(body, "close"):
                    body.close()
                environ["wsgi.errors"].write("took %.2f s\n" % (time.monotonic() - began))

        began = time.monotonic()
        body = app(environ, start_response)
        return pieces()

    return timed


application = clock(report)
`,
      ],
      [
        'an iterator of its own',
        python`class Timed:
    def __init__(self, body, began, log):
        self.body = iter(body)
        self.began = began
        self.log = log

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return next(self.body)
        except StopIteration:
            self.log.write(f"took {time.perf_counter() - self.began} seconds\n")
            raise


class Clock:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        began = time.perf_counter()
        return Timed(self.app(environ, start_response), began, environ["wsgi.errors"])


application = Clock(report)
`,
      ],
      [
        'in close()',
        python`class Closing:
    def __init__(self, body, done):
        self.body = body
        self.done = done

    def __iter__(self):
        return iter(self.body)

    def close(self):
        self.body.close()
        self.done()


class Clock:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        began = time.time()

        def done():
            environ["wsgi.errors"].write(f"took {time.time() - began:.1f} s\n")

        return Closing(self.app(environ, start_response), done)


application = Clock(report)
`,
      ],
      [
        'itertools.chain, with one more layer',
        python`from itertools import chain


def Clock(app):
    def serve(environ, start_response):
        def note():
            environ["wsgi.errors"].write(f"took {time.time() - began:.1f} s\n")
            yield from ()

        began = time.time()
        return chain(app(environ, start_response), note())

    return serve


def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


application = bare(Clock(bare(report)))
`,
      ],
    ],
  },
};
