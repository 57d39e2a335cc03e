// Other right ways through the lessons of part 2.
import type { Ways } from './ways.ts';

const python = String.raw;

const report = python`import time


def report(environ, start_response):
    time.sleep(0.2)
    start_response("200 OK", [("Content-Type", "text/plain")])
    for line in ("one\n", "two\n", "three\n"):
        time.sleep(0.1)
        yield line.encode()


`;

export const callables: Ways = {
  'anything-callable': [
    [
      'a class whose instance is the body',
      python`class Greeting:
    def __init__(self, environ, start_response):
        self.environ = environ
        self.start = start_response

    def __iter__(self):
        self.start("200 OK", [("Content-Type", "text/plain")])
        yield f"Hello, {self.environ['PATH_INFO'].strip('/')}.\n".encode()


application = Greeting
`,
    ],
    [
      'a bound method',
      python`class Greeting:
    def __init__(self, word):
        self.word = word

    def serve(self, env, sr):
        sr("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
        return (f"{self.word}, {env['PATH_INFO'][1:]}.".encode(),)


application = Greeting("Hello").serve
`,
    ],
    [
      'an instance for each request, called at once',
      python`class Greeting:
    def __init__(self, word):
        self.word = word

    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"{self.word}, {environ['PATH_INFO'].strip('/')}.\n".encode()]


application = lambda environ, start_response: Greeting("Hello")(environ, start_response)
`,
    ],
    [
      'functools.partial',
      python`from functools import partial


def greet(word, environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [word.encode(), b", ", environ["PATH_INFO"].strip("/").encode("latin-1"), b"."]


application = partial(greet, "Hello")
`,
    ],
    [
      'a static method of a class, with a decorator',
      python`class Site:
    @staticmethod
    def greet(environ, start_response):
        # No instance at all.
        start_response("200 OK", [("Content-Type", "text/plain")])
        return iter([b"Hello, ", environ["PATH_INFO"].lstrip("/").encode(), b".\n"])


application = Site.greet
`,
    ],
    [
      'a metaclass that answers',
      python`class Meta(type):
    def __call__(cls, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"Hello, {environ['PATH_INFO'].strip('/')}.".encode()]


class Greeting(metaclass=Meta):
    pass


application = Greeting
`,
    ],
  ],
  'iterable-of-bytes': [
    [
      'a generator',
      python`def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"Peel.\n"
    yield b"Slice.\n"
    yield b"Fry.\n"
`,
    ],
    [
      'a tuple, made of text',
      python`def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return tuple(f"{word}.\n".encode() for word in ("Peel", "Slice", "Fry"))
`,
    ],
    [
      'as a file',
      python`import io


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return io.BytesIO(b"Peel.\nSlice.\nFry.\n")  # a file gives its lines
`,
    ],
    [
      'cut at the line ends',
      python`def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "18")])
    return b"Peel.\nSlice.\nFry.\n".splitlines(keepends=True)
`,
    ],
    [
      'an iterator of its own',
      python`class Recipe:
    def __init__(self):
        self.left = [b"Fry.\n", b"Slice.\n", b"Peel.\n"]

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration
        return self.left.pop()


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Recipe()
`,
    ],
    [
      'an old sequence, with numbers only',
      python`class Recipe:
    def __getitem__(self, at):
        return [b"Peel.\n", b"Slice.\n", b"Fry.\n"][at]


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Recipe()
`,
    ],
    [
      'map, with an empty piece at the beginning',
      python`def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return map(str.encode, ["", "Peel.\n", "Slice.\n", "Fry.\n"])
`,
    ],
  ],
  'generators-are-lazy': [
    [
      'a loop that yields',
      report +
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
      report +
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
      report +
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
      report +
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
      report +
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
};
