// Right ways that were written from the text of a task, before their author had seen its check: part 1, the first applications.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenFirstSteps: Ways = {
  'a-server-waits': {
    ways: [
      [
        'other spellings of the same',
        python`HEADERS = [("content-type", 'TEXT/HTML;Charset="UTF-8"')]


def application(environ, start_response):
    start_response("200 OK", list(HEADERS))
    yield "<h1>Bonjour, Zoé.</h1>\n".encode("utf-8")
`,
      ],
      [
        'a class, and more headers',
        python`class Page:
    def __init__(self, environ, start_response):
        self.start = start_response

    def __iter__(self):
        body = b"<h1>Bonjour, Zo\xc3\xa9.</h1>\n"
        self.start("200 OK", [("Content-Language", "fr"), ("Content-Length", str(len(body))), ("Content-Type", "text/html; charset=utf-8")])
        return iter([body])


application = Page
`,
      ],
    ],
  },
  'when-called': {
    ways: [
      [
        'asks the list how often it ran, in pieces',
        python`ran = ["top"]


def application(environ, start_response):
    ran.append("application")
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"You are visitor "
    yield str(ran.count("application")).encode()
    yield f". Ran: {', '.join(ran)}.\n".encode()


ran.append("bottom")
`,
      ],
    ],
  },
  'the-handshake': {
    ways: [
      [
        'write, and a path that is taken apart',
        python`def application(environ, start_response, exc_info=None):
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    write("You asked for ".encode("ascii"))
    for letter in environ["PATH_INFO"]:
        write(letter.encode("latin-1"))
    return ()
`,
      ],
      [
        'a class that is called, with a line end and a charset',
        python`class Asked:
    """Says what was asked for."""

    text: str = "You asked for {}\n"

    def __call__(self, env, begin):
        path = env.get("SCRIPT_NAME", "") + env.get("PATH_INFO", "")
        body = self.text.format(path).encode("utf-8")
        begin("200 OK", [("CONTENT-TYPE", "text/plain;charset=utf-8"), ("Content-Length", f"{len(body)}")])
        return (piece for piece in [body])


application = Asked()
`,
      ],
    ],
  },
  'two-halves': {
    ways: [
      [
        'a generator that knows what it gives',
        python`TEXT = "Crème d’oignons\n"


def application(environ, start_response):
    pieces = [letter.encode() for letter in TEXT]
    length = sum(map(len, pieces))
    start_response("200 OK", [("content-length", "%d" % length), ("Content-Type", "text/plain; charset=utf-8")])
    yield from pieces
`,
      ],
      [
        'from a bytearray',
        python`from http import HTTPStatus


def application(environ, start_response):
    page = bytearray("Crème d’oignons\n", "utf-8")
    headers = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": format(len(page))}
    start_response(f"{HTTPStatus.OK.value} {HTTPStatus.OK.phrase}", [*headers.items()])
    return [bytes(page)]
`,
      ],
    ],
  },
  'swap-the-server': {
    ways: [
      [
        'asks for forgiveness',
        python`def application(environ, start_response):
    try:
        size = int(environ["CONTENT_LENGTH"])
    except (KeyError, ValueError):
        size = 0
    kind = environ.get("CONTENT_TYPE") or "nothing"
    software = environ.get("SERVER_SOFTWARE") or "nobody"
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{size} bytes of {kind}, served by {software}\n".encode()]
`,
      ],
      [
        'what is missing, is laid below',
        python`from collections import ChainMap

DEFAULTS = {"CONTENT_LENGTH": "0", "CONTENT_TYPE": "application/octet-stream", "SERVER_SOFTWARE": "an unknown server"}


class Swap:
    def __call__(self, environ, start_response):
        told = ChainMap({key: value for key, value in environ.items() if value != ""}, DEFAULTS)
        start_response("200 OK", [("Content-Type", "text/plain")])
        yield f"{int(told['CONTENT_LENGTH'])} bytes of {told['CONTENT_TYPE']}, served by {told['SERVER_SOFTWARE']}\n".encode()


application = Swap()
`,
      ],
      [
        'a match for each, and a walrus',
        python`def application(environ, start_response):
    match environ.get("CONTENT_LENGTH"):
        case None | "":
            size = 0
        case number:
            size = int(number)
    kind = said if (said := environ.get("CONTENT_TYPE", "").strip()) else "something"
    line = [str(size), "bytes of", kind + ",", "served by", environ.get("SERVER_SOFTWARE", "somebody")]
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(" ".join(line)) + 1))])
    return [" ".join(line).encode(), b"\n"]
`,
      ],
    ],
  },
};
