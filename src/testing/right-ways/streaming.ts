// Other right ways through the lessons of part 2 on bodies that are made piece by piece.
import type { Ways } from './ways.ts';

const python = String.raw;

export const streaming: Ways = {
  streaming: {
    ways: [
      [
        'a chain that is returned',
        python`from itertools import chain

from rows import HEAD, rows


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/csv; charset=utf-8")])
    return map(str.encode, chain([HEAD], rows()))
`,
      ],
      [
        'an iterator of its own',
        python`from rows import HEAD, rows


class Table:
    def __init__(self):
        self.rows = rows()
        self.begun = False

    def __iter__(self):
        return self

    def __next__(self):
        if not self.begun:
            self.begun = True
            return HEAD.encode()
        return next(self.rows).encode()


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/csv")])
    return Table()
`,
      ],
      [
        'a generator inside, an empty piece, and a layer around',
        python`from rows import HEAD, rows


def table(environ, start_response):
    def pieces():
        yield b""
        yield HEAD.encode()
        yield from (row.encode() for row in rows())

    start_response("200 OK", [("Content-Type", "text/csv")])
    return pieces()


def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


application = bare(table)
`,
      ],
      [
        'with a length that is known beforehand, letter by letter',
        python`from rows import HEAD, rows

# Three rows of four bytes each.
SIZE = len(HEAD) + 3 * 4


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/csv"), ("Content-Length", str(SIZE))])
    yield HEAD.encode()
    for row in rows():
        for letter in row:
            yield letter.encode()
`,
      ],
      [
        'written, the old way',
        python`from rows import HEAD, rows


def application(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/csv")])
    write(HEAD.encode())
    for row in rows():
        write(row.encode())
    return []
`,
      ],
    ],
  },
  'write-the-old-way': {
    ways: [
      [
        'a chain that is returned',
        python`from itertools import chain

from poem import lines
from shout import Shout


def poem(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return chain(lines(), [b"of it all\n"])


application = Shout(poem)
`,
      ],
      [
        'a loop, in a class under another name',
        python`from poem import lines
from shout import Shout


class Reading:
    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
        for line in lines():
            # One at a time.
            yield line
        yield b"of it all\n"


application = Shout(Reading())
`,
      ],
      [
        'a layer that makes a body of what is written',
        python`from poem import lines
from shout import Shout


def poem(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b""
    yield from lines()
    yield b"of it "
    yield b"all\n"


def bare(app):
    return lambda environ, start_response: app(environ, start_response)


application = bare(Shout(bare(poem)))
`,
      ],
    ],
  },
};
