// Other right ways through the last lessons of part 1: the two halves of the rules, and the same program on every server.
import type { Ways } from './ways.ts';

const python = String.raw;

export const twoHalves: Ways = {
  'two-halves': {
    ways: [
      [
        'with an f-string, and a tuple as the body',
        python`def application(environ, start_response):
    body = "Crème d’oignons\n".encode("utf-8")
    start_response(
        "200 OK",
        [("content-length", f"{len(body)}"), ("Content-Type", "text/plain; charset=utf-8")],
    )
    return (body,)
`,
      ],
      [
        'in three pieces, counted together',
        python`def application(environ, start_response):
    # Letter and byte are two things.
    pieces = [word.encode() for word in ("Crème ", "d’oignons", "\n")]
    headers = [("Content-Type", "text/plain; charset=utf-8")]
    headers.append(("Content-Length", str(sum(map(len, pieces)))))
    start_response("200 OK", headers)
    return pieces
`,
      ],
      [
        'made once, when the file is read, and given by a generator',
        python`PAGE = "Crème d’oignons\n".encode()
HEADERS = [("Content-Type", "text/plain; charset=UTF-8"), ("Content-Length", "%d" % len(PAGE))]


def application(environ, start_response):
    start_response("200 OK", list(HEADERS))
    yield PAGE
`,
      ],
      [
        'in a layer that counts',
        python`def page(environ, start_response):
    text = "Crème d’oignons\n"
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [text.encode()]


def counted(app):
    def layer(environ, start_response):
        said = []
        body = app(environ, lambda *told: said.extend(told))
        whole = b"".join(body)
        start_response(said[0], [*said[1], ("Content-Length", str(len(whole)))])
        return [whole]

    return layer


application = counted(page)
`,
      ],
      [
        'a class whose instance is the body',
        python`class application:
    def __init__(self, environ, start_response):
        self.page = "Crème d’oignons\n".encode()
        size = repr(len(self.page))
        start_response("200 Bon appetit", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", size)])

    def __iter__(self):
        return iter([self.page])
`,
      ],
    ],
  },
  'swap-the-server': {
    ways: [
      [
        'with empty words for whatever is missing',
        python`def application(environ, start_response):
    size, kind, software = (environ.get(key, "") for key in ("CONTENT_LENGTH", "CONTENT_TYPE", "SERVER_SOFTWARE"))
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{size or 0} bytes of {kind or '?'}, served by {software or '?'}\n".encode()]
`,
      ],
      [
        'by trying',
        python`def number(environ):
    try:
        return int(environ["CONTENT_LENGTH"])
    except (KeyError, ValueError):
        return 0


def word(environ, key):
    try:
        return environ[key]
    except KeyError:
        return "nothing that I know of"


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    line = f"{number(environ)} bytes of {word(environ, 'CONTENT_TYPE')}, served by {word(environ, 'SERVER_SOFTWARE')}\n"
    yield line.encode()
`,
      ],
      [
        'a layer that fills in what is missing',
        python`def page(environ, start_response):
    size = int(environ["CONTENT_LENGTH"] or 0)
    kind = environ["CONTENT_TYPE"]
    software = environ["SERVER_SOFTWARE"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{size} bytes of {kind}, served by {software}\n".encode()]


class Filled:
    DEFAULTS = {"CONTENT_LENGTH": "0", "CONTENT_TYPE": "application/octet-stream", "SERVER_SOFTWARE": "an unknown server"}

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        for key, value in self.DEFAULTS.items():
            environ.setdefault(key, value)
        return self.app(environ, start_response)


application = Filled(page)
`,
      ],
      [
        'by counting what can be read',
        python`def application(environ, start_response):
    said = environ.get("CONTENT_LENGTH")
    size = len(environ["wsgi.input"].read(int(said))) if said else 0
    kind = environ["CONTENT_TYPE"] if "CONTENT_TYPE" in environ else "-"
    software = environ["SERVER_SOFTWARE"] if "SERVER_SOFTWARE" in environ else "-"
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{size} bytes of {kind}, ".encode(), f"served by {software}".encode()]
`,
      ],
    ],
  },
};
