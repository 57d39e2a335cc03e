// Right ways that were written from the text of a task, before their author had seen its check: part 2.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenStreams: Ways = {
  'reading-environ': {
    ways: [
      [
        'by way of the whole address',
        python`from urllib.parse import parse_qs, unquote, urlsplit
from wsgiref.util import request_uri


def application(environ, start_response):
    url = urlsplit(request_uri(environ))
    name = unquote(url.path, "utf-8").strip("/")
    cups = parse_qs(url.query).get("cups", ["1"])[-1]
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{name}: {len(name)} letters, cups: {cups}\n".encode()]
`,
      ],
      [
        'bytes all the way',
        python`from urllib.parse import parse_qs


def application(environ, start_response):
    octets = environ["PATH_INFO"].encode("latin-1").strip(b"/")
    letters = len(octets.decode("utf-8"))
    cups = parse_qs(environ["QUERY_STRING"]).get("cups", ["1"])[0].encode()
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [octets + b": " + str(letters).encode() + b" letters, cups: " + cups + b"\n"]
`,
      ],
    ],
  },
  'anything-callable': {
    ways: [
      [
        'a class that is a list',
        python`class Greeting(list):
    def __init__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        super().__init__([b"Hello, ", environ["PATH_INFO"].strip("/").encode(), b".\n"])


application = Greeting
`,
      ],
      [
        'a metaclass',
        python`class Served(type):
    def __call__(cls, environ, start_response):
        return super().__call__("Hello").answer(environ, start_response)


class Greeting(metaclass=Served):
    def __init__(self, word):
        self.word = word

    def answer(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"{self.word}, {environ['PATH_INFO'].strip('/')}.\n".encode()]


application = Greeting
`,
      ],
    ],
  },
  'iterable-of-bytes': {
    ways: [
      [
        'iter with a sentinel',
        python`def application(environ, start_response):
    steps = iter([b"Peel.\n", b"Slice.\n", b"Fry.\n"])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return iter(lambda: next(steps, None), None)
`,
      ],
      [
        'a sequence of one’s own',
        python`from collections import deque


class Recipe:
    def __init__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        self.steps = deque([b"Peel.\n", b"Slice.\n", b"Fry.\n"])

    def __getitem__(self, index):
        return self.steps[index]


application = Recipe
`,
      ],
    ],
  },
  'generators-are-lazy': {
    from: 'class Clock:',
    ways: [
      [
        'chain with a generator that gives nothing',
        python`from itertools import chain


class Clock:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        began = time.time()

        def last():
            environ["wsgi.errors"].write(f"took {time.time() - began:.1f} s\n")
            return
            yield

        return chain(self.app(environ, start_response), last())


application = Clock(report)
`,
      ],
      [
        'an iterator',
        python`class Ticking:
    def __init__(self, body, log, began):
        self.body = iter(body)
        self.log = log
        self.began = began

    def __iter__(self):
        return self

    def __next__(self):
        try:
            return next(self.body)
        except StopIteration:
            if self.began is not None:
                self.log.write("took %.1f s\n" % (time.time() - self.began))
                self.began = None
            raise


class Clock:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return Ticking(self.app(environ, start_response), environ["wsgi.errors"], time.time())


application = Clock(report)
`,
      ],
    ],
  },
  streaming: {
    from: 'def application',
    ways: [
      [
        'the head with write()',
        python`def application(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/csv")])
    write(HEAD.encode())
    return (row.encode() for row in rows())
`,
      ],
      [
        'map and chain',
        python`import itertools


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/csv; charset=utf-8")])
    return map(str.encode, itertools.chain((HEAD,), rows()))
`,
      ],
    ],
  },
  'close-is-a-promise': {
    from: 'class Shout:',
    ways: [
      [
        'an iterator that closes',
        python`class Upper:
    def __init__(self, body):
        self._next = iter(body).__next__
        self._body = body

    def __iter__(self):
        return self

    def __next__(self):
        return self._next().upper()

    def close(self):
        try:
            self._body.close()
        except AttributeError:
            pass


def shout(app):
    return lambda environ, start_response: Upper(app(environ, start_response))


application = shout(letters)
`,
      ],
      [
        'closing, or a context of nothing',
        python`from contextlib import closing, nullcontext


class Shout:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        with closing(body) if hasattr(body, "close") else nullcontext():
            for chunk in body:
                yield chunk.upper()


application = Shout(letters)
`,
      ],
    ],
  },
};
