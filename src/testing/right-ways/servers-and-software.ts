// Other right ways through the first lessons of part 1.
import type { Ways } from './ways.ts';

const python = String.raw;

export const servers: Ways = {
  'a-server-waits': {
    ways: [
      [
        'in another encoding, and saying so',
        python`def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html; charset=iso-8859-1")])
    return ["<h1>Bonjour, Zoé.</h1>\n".encode("latin-1")]
`,
      ],
      [
        'with quotes, in other letters, and another word for OK',
        python`def application(environ, start_response):
    # The label is what the client believes.
    start_response("200 Fine", [("content-type", 'text/HTML;Charset="UTF-8"')])
    return ["<h1>Bonjour, Zoé.</h1>\n".encode()]
`,
      ],
      [
        'in UTF-16, with a length',
        python`def application(env, respond):
    page = "<h1>Bonjour, Zoé.</h1>\n".encode("utf-16")
    respond("200 OK", [("Content-Type", "text/html; charset=utf-16"), ("Content-Length", str(len(page)))])
    return [page]
`,
      ],
      [
        'a generator, in several pieces',
        python`def application(environ, start_response):
    start_response("200 OK", [("X-More", "1"), ("Content-Type", "text/html; charset=utf8")])
    yield b"<h1>"
    yield "Bonjour, Zoé.".encode()
    yield b"</h1>\n"
`,
      ],
      [
        'a layer around a program that only says what it is',
        python`def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html")])
    return ["<!doctype html><h1>Bonjour, Zoé.</h1>".encode()]


def application(environ, start_response):
    def named(status, headers, exc_info=None):
        return start_response(status, [(n, v + "; charset=utf-8") for n, v in headers], exc_info)

    return page(environ, named)
`,
      ],
    ],
  },
  'when-called': {
    ways: [
      [
        'itertools.count',
        python`from itertools import count

numbers = count(1)


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You are visitor {next(numbers)}.\n".encode()]
`,
      ],
      [
        'the length of the diary',
        python`ran = ["top"]


def application(environ, start_response):
    ran.append("application")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You are visitor {ran.count('application')}. Ran: {', '.join(ran)}.\n".encode()]


ran.append("bottom")
`,
      ],
      [
        'an instance that remembers',
        python`class Counter:
    def __init__(self):
        self.visits = 0

    def __call__(self, environ, start_response):
        self.visits += 1
        start_response("200 OK", [("Content-Type", "text/plain")])
        yield b"You are visitor "
        yield str(self.visits).encode()


application = Counter()
`,
      ],
      [
        'an attribute of the function',
        python`def application(environ, start_response):
    application.visits += 1  # it is an object like any other
    start_response("200 OK", [("Content-Type", "text/plain")])
    return ["You are visitor {}.".format(application.visits).encode()]


application.visits = 0
`,
      ],
      [
        'a dict, and a layer that counts',
        python`seen = {"visits": 0}


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"You are visitor %d." % environ["app.visit"]]


def application(environ, start_response):
    seen["visits"] = seen["visits"] + 1
    environ["app.visit"] = seen["visits"]
    return page(environ, start_response)
`,
      ],
      [
        'a closure',
        python`def make():
    visits = 0

    def serve(environ, start_response):
        nonlocal visits
        visits += 1
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [f"You are visitor {visits}.".encode()]

    return serve


application = make()
`,
      ],
    ],
  },
};
