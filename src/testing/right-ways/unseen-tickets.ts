// Right ways that were written from the text of a task, before their author had seen its check: part 8, the five broken stacks. What a
// ticket begins with and what takes the place of its end are put together; the first ways of all tickets make the first way, and so on.
import type { Files } from '../../lesson/lesson.ts';
import { doors, sizes } from './unseen-doors.ts';
import { above, type Ways } from './ways.ts';

const python = String.raw;

const below = [
  python`class Below:
    def __init__(self, app, line):
        self.app = app
        self.line = line

    def __call__(self, environ, start_response):
        def without(status, headers, exc_info=None):
            return start_response(status, [pair for pair in headers if pair[0].lower() != "content-length"], exc_info)

        body = self.app(environ, without)
        try:
            yield from body
            yield self.line
        finally:
            if hasattr(body, "close"):
                body.close()


stack = Below(page, b"The Onion House, since 1996\n")
`,
  python`class Below:
    """Makes the length larger."""

    def __init__(self, app, line):
        self.app = app
        self.line = line

    def __call__(self, environ, start_response):
        def longer(status, headers, exc_info=None):
            more = []
            for name, value in headers:
                if name.lower() == "content-length":
                    value = str(int(value) + len(self.line))
                more.append((name, value))
            return start_response(status, more, exc_info)

        body = self.app(environ, longer)
        try:
            for piece in body:
                yield piece
            yield self.line
        finally:
            close = getattr(body, "close", None)
            if close:
                close()


stack = Below(page, b"The Onion House, since 1996\n")
`,
  python`def Below(app, line):
    def around(environ, start_response):
        told = {}

        def keep(status, headers, exc_info=None):
            told["status"], told["headers"], told["error"] = status, headers, exc_info
            return lambda piece: pieces.append(piece)

        pieces = []
        body = app(environ, keep)
        try:
            pieces.extend(body)
        finally:
            if hasattr(body, "close"):
                body.close()
        pieces.append(line)
        headers = [(name, value) for name, value in told["headers"] if name.casefold() != "content-length"]
        headers.append(("Content-Length", str(sum(map(len, pieces)))))
        start_response(told["status"], headers, told["error"])
        return pieces

    return around


stack = Below(page, b"The Onion House, since 1996\n")
`,
  python`from itertools import chain
from wsgiref.headers import Headers


class Joined:
    def __init__(self, body, line):
        self.pieces = chain(body, (line,))
        self.close = getattr(body, "close", lambda: None)

    def __iter__(self):
        return self.pieces


class Below:
    def __init__(self, app, line):
        self.app, self.line = app, line

    def __call__(self, environ, start_response):
        def told(status, headers, *error):
            kept = Headers(list(headers))
            del kept["Content-Length"]
            return start_response(status, kept.items(), *error)

        return Joined(self.app(environ, told), self.line)


stack = Below(page, b"The Onion House, since 1996\n")
`,
];

const capitals = [
  python`class Capitals:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        try:
            for line in body:
                yield line.upper()
        finally:
            if hasattr(body, "close"):
                body.close()


stack = Capitals(page)
`,
  python`from contextlib import ExitStack


class Capitals:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        with ExitStack() as after:
            body = self.app(environ, start_response)
            after.callback(getattr(body, "close", int))
            yield from map(bytes.upper, body)


stack = Capitals(page)
`,
  python`class Upper:
    def __init__(self, body):
        self.body = body
        self.lines = iter(body)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.lines).upper()

    def close(self):
        if (close := getattr(self.body, "close", None)) is not None:
            close()


class Capitals:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return Upper(self.app(environ, start_response))


stack = Capitals(page)
`,
  python`class Capitals:
    """Makes them at once, and lets go of the page."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        body = self.app(environ, start_response)
        try:
            return [line.upper() for line in body]
        finally:
            getattr(body, "close", lambda: None)()


stack = Capitals(page)
`,
];

/** Instead of the layer of the start, or of what puts both together. */
const either: readonly (readonly [from: string, code: string])[] = [
  ['        body = self.first(environ, listen)', '        body = self.first({**environ}, listen)'],
  [
    '        return self.app(environ, start_response)\n\n\nclass Either:',
    python`        inside = environ.copy()
        inside.update(given)
        return self.app(inside, start_response)


class Either:`,
  ],
  [
    '            return self.second(environ, start_response)',
    python`            environ["SCRIPT_NAME"], environ["PATH_INFO"] = before
            return self.second(environ, start_response)`,
  ],
  [
    'stack = Either(Under(shop), garden)',
    'stack = Either(lambda environ, start_response: Under(shop)(dict(environ), start_response), garden)',
  ],
];

function ticket5(nth: number, given: string): string {
  const [from, code] = either[nth % either.length] ?? ['', ''];
  let text = given.replace(from, code);
  if (nth % either.length === 1)
    text = text
      .replace(
        'environ["SCRIPT_NAME"] += "/" + piece',
        'given = {"SCRIPT_NAME": environ["SCRIPT_NAME"] + "/" + piece, "PATH_INFO": slash + rest}',
      )
      .replace('        environ["PATH_INFO"] = slash + rest\n', '');
  if (nth % either.length === 2)
    text = text.replace(
      '        told = []\n',
      '        told = []\n        before = environ["SCRIPT_NAME"], environ["PATH_INFO"]\n',
    );
  return text;
}

const one = (list: readonly string[], nth: number): string => list[nth % list.length] ?? '';

/** All five tickets, repaired in the `nth` way. */
export const repaired = (start: Files, nth: number): Files => ({
  'ticket1.py': one(doors(above(start, 'ticket1.py', 'stack = ')), nth),
  'ticket2.py': above(start, 'ticket2.py', 'class Size:') + one(sizes, nth),
  'ticket3.py': above(start, 'ticket3.py', 'class Below:') + one(below, nth),
  'ticket4.py': above(start, 'ticket4.py', 'class Capitals:') + one(capitals, nth + (nth > 3 ? 1 : 0)),
  'ticket5.py': ticket5(nth, start['ticket5.py'] ?? ''),
});

export const unseenTickets: Ways = {
  'debug-this': {
    ways: [
      'dropped, closed and copied',
      'pieces counted as they pass, and lengths that grow',
      'everything kept, and put back',
      'objects that stand for a body',
      'a door that opens in a third way',
    ].map((how, nth) => [`${how} (all five tickets)`, (start: Files) => repaired(start, nth)]),
  },
};
