// Other right ways through the lessons of part 2.
import type { Ways } from './ways.ts';

const python = String.raw;

export const callables: Ways = {
  'anything-callable': {
    ways: [
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
  },
  'iterable-of-bytes': {
    ways: [
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
  },
};
