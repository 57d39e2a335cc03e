// Right ways that were written from the text of a task, before their author had seen its check: part 2.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenBodies: Ways = {
  'the-request-body': {
    ways: [
      [
        'byte by byte',
        python`from urllib.parse import parse_qsl


def application(env, sr):
    left = int(env.get("CONTENT_LENGTH") or "0")
    data = bytearray()
    while left > 0:
        one = env["wsgi.input"].read(1)
        if not one:
            break
        data += one
        left -= 1
    fields = dict(parse_qsl(data.decode("ascii")))
    sr("200 OK", [("Content-Type", "text/plain")])
    yield b"You ordered "
    yield fields.get("onions", "no").encode()
    yield b" onions.\n"
`,
      ],
      [
        'a layer that limits the stream',
        python`import io
from urllib.parse import parse_qs


class Limited:
    """Gives those inside a stream that has an end."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        size = int(environ.get("CONTENT_LENGTH") or 0)
        environ["wsgi.input"] = io.BytesIO(environ["wsgi.input"].read(size) if size else b"")
        return self.app(environ, start_response)


def order(environ, start_response):
    form = parse_qs(environ["wsgi.input"].read().decode())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You ordered {form.get('onions', ['no'])[0]} onions.\n".encode()]


application = Limited(order)
`,
      ],
      [
        'a pattern',
        python`import re


def application(environ, start_response):
    body = b""
    if environ.get("CONTENT_LENGTH"):
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    found = re.search(rb"(?:^|&)onions=(\d+)", body)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"You ordered %b onions.\n" % (found[1] if found else b"no")]
`,
      ],
      [
        'readline, with a size',
        python`from urllib.parse import parse_qs


def application(environ, start_response):
    size = int(environ.get("CONTENT_LENGTH") or 0)
    line = environ["wsgi.input"].readline(size) if size else b""
    got = parse_qs(line.decode())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return iter([f"You ordered {got.get('onions', ['no'])[-1]} onions.\n".encode()])
`,
      ],
      [
        'in blocks',
        python`from urllib.parse import parse_qs


def blocks(stream, left):
    while left and (block := stream.read(min(left, 4096))):
        left -= len(block)
        yield block


def application(environ, start_response):
    body = b"".join(blocks(environ["wsgi.input"], int(environ.get("CONTENT_LENGTH", "") or 0)))
    onions = next(iter(parse_qs(body.decode()).get("onions", [])), "no")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"You ordered " + onions.encode() + b" onions.\n"]
`,
      ],
      [
        'too much is refused',
        python`from urllib.parse import parse_qs


def application(environ, start_response):
    size = int(environ.get("CONTENT_LENGTH") or 0)
    if size > 10_000:
        start_response("413 Content Too Large", [("Content-Type", "text/plain")])
        return [b"That is no order.\n"]
    form = parse_qs(environ["wsgi.input"].read(size).decode("utf-8", "replace"), keep_blank_values=True)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You ordered {form.get('onions', ['no'])[0] or 'no'} onions.\n".encode()]
`,
      ],
    ],
  },
  'when-it-goes-wrong': {
    ways: [
      [
        'exc_info made by hand',
        python`from prices import PRICES


def application(env, sr):
    sr("200 OK", [("Content-Type", "text/plain")])
    try:
        for what in env["PATH_INFO"][1:].split("+"):
            yield b"%s: %d\n" % (what.encode(), PRICES[what])
    except KeyError as error:
        sr("404 Not Found", [("Content-Type", "text/plain")], (type(error), error, error.__traceback__))
        yield b"We have no such thing."
`,
      ],
      [
        'sets',
        python`from prices import PRICES


def missing(environ, start_response):
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"We have no such thing.\n"]


def listed(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return (f"{one}: {PRICES[one]}\n".encode() for one in environ["PATH_INFO"][1:].split("+"))


def application(environ, start_response):
    unknown = set(environ["PATH_INFO"][1:].split("+")) - set(PRICES)
    return (missing if unknown else listed)(environ, start_response)
`,
      ],
      [
        'a layer that catches',
        python`import sys

from prices import PRICES


class Missing:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            yield from self.app(environ, start_response)
        except KeyError:
            start_response("404 Not Found", [("Content-Type", "text/plain")], sys.exc_info())
            yield b"We have no such thing.\n"


def prices(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    for name in environ["PATH_INFO"].strip("/").split("+"):
        yield f"{name}: {PRICES[name]}\n".encode()


application = Missing(prices)
`,
      ],
      [
        'the first one decides, and then it breaks off',
        python`from prices import PRICES


def application(environ, start_response):
    first, *others = environ["PATH_INFO"].strip("/").split("+")
    if first not in PRICES:
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        yield b"We have no such thing.\n"
    else:
        start_response("200 OK", [("Content-Type", "text/plain")])
        yield f"{first}: {PRICES[first]}\n".encode()
        for name in others:
            yield f"{name}: {PRICES[name]}\n".encode()
`,
      ],
      [
        'match',
        python`from prices import PRICES as known


def application(environ, start_response):
    # None for what there is not.
    found = [(name, known.get(name)) for name in environ["PATH_INFO"].strip("/").split("+")]
    match [name for name, price in found if price is None]:
        case []:
            start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
            yield from (f"{name}: {price}\n".encode() for name, price in found)
        case _:
            start_response("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
            yield b"We have no such thing.\n"
`,
      ],
    ],
  },
  'write-the-old-way': {
    from: 'def poem(',
    ways: [
      [
        'an iterator',
        python`class Poem:
    def __init__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        self.rest = lines()
        self.last = [b"of it all\n"]

    def __iter__(self):
        return self

    def __next__(self):
        for line in self.rest:
            return line
        if self.last:
            return self.last.pop()
        raise StopIteration


application = Shout(Poem)
`,
      ],
      [
        'a layer between',
        python`class Between:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


def old(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield from lines()
    yield b"of it all\n"


application = Shout(Between(old))
`,
      ],
      [
        'with its length',
        python`LENGTH = sum(map(len, (b"skin by skin\n", b"you come to\n", b"the middle\n", b"of it all\n")))


def poem(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(LENGTH))])
    yield from lines()
    yield b"of it all\n"


application = Shout(poem)
`,
      ],
      [
        'the last line in two pieces',
        python`def poem(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield from lines()
    yield b"of it "
    yield b"all\n"


application = Shout(poem)
`,
      ],
    ],
  },
};
