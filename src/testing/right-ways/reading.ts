// Other right ways through the lessons of part 2 on what was asked: environ, and the body of the request.
import type { Ways } from './ways.ts';

const python = String.raw;

export const reading: Ways = {
  'reading-environ': {
    ways: [
      [
        'a helper, and parse_qsl into a dict',
        python`from urllib.parse import parse_qsl


def text(native):
    """What a native string of WSGI means."""
    return native.encode("iso-8859-1").decode("utf8", errors="replace")


def application(environ, start_response):
    word = text(environ["PATH_INFO"])[1:]
    query = dict(parse_qsl(environ.get("QUERY_STRING", "")))
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    line = f"{word}: {len(word)} letters, cups: {query.get('cups', 1)}\n"
    return [line.encode()]
`,
      ],
      [
        'by hand',
        python`def application(environ, start_response):
    raw = bytes(ord(letter) for letter in environ["PATH_INFO"].removeprefix("/"))
    word = str(raw, "utf-8")
    cups = "1"
    for pair in environ["QUERY_STRING"].split("&"):
        name, _, value = pair.partition("=")
        if name == "cups":
            cups = value
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    yield f"{word}: {len(word)} letters, ".encode()
    yield f"cups: {cups}\n".encode()
`,
      ],
      [
        'a layer that undresses the path',
        python`import re


def page(environ, start_response):
    word = environ["shop.word"]
    found = re.search(r"(?:^|&)cups=(\d+)", environ.get("QUERY_STRING", ""))
    cups = int(found[1]) if found else 1
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{word}: {len(word)} letters, cups: {cups}".encode()]


class Undress:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["shop.word"] = environ["PATH_INFO"].encode("latin-1").decode()[1:]
        return self.app(environ, start_response)


application = Undress(page)
`,
      ],
      [
        'the address put together and taken apart',
        python`from urllib.parse import parse_qs, quote, unquote, urlsplit
from wsgiref.util import request_uri


def application(environ, start_response):
    url = urlsplit(request_uri(environ))
    word = unquote(url.path).strip("/")
    cups = parse_qs(url.query, keep_blank_values=True).get("cups", ["1"])[-1]
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8"), ("X-Word", quote(word))])
    return [f"{word}: {len(word)} letters, cups: {cups}\n".encode()]
`,
      ],
    ],
  },
  'the-request-body': {
    ways: [
      [
        'in small pieces, as long as there is something',
        python`from urllib.parse import parse_qs


def pieces(environ, size=16):
    left = int(environ.get("CONTENT_LENGTH") or 0)
    while left > 0:
        piece = environ["wsgi.input"].read(min(left, size))
        if not piece:
            return
        left -= len(piece)
        yield piece


def application(environ, start_response):
    form = parse_qs(b"".join(pieces(environ)).decode())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You ordered {form.get('onions', ['no'])[0]} onions.".encode()]
`,
      ],
      [
        'by trying, with a refusal for too much',
        python`from urllib.parse import parse_qsl


def application(environ, start_response):
    try:
        size = int(environ["CONTENT_LENGTH"])
    except (KeyError, ValueError):
        size = 0
    if size > 1_000_000:
        start_response("413 Content Too Large", [("Content-Type", "text/plain")])
        return [b"That is no order.\n"]
    order = dict(parse_qsl(environ["wsgi.input"].read(size).decode("latin-1")))
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"You ordered ", order.get("onions", "no").encode(), b" onions.\n"]
`,
      ],
      [
        'only when it was posted',
        python`import re


def application(environ, start_response):
    onions = "no"
    if environ["REQUEST_METHOD"] == "POST":
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        found = re.search(rb"(?:^|&)onions=(\d+)", body)
        if found:
            onions = found[1].decode()
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    yield f"You ordered {onions} onions.\n".encode()
`,
      ],
      [
        'a layer that reads it, and puts another input in its place',
        python`import io
from urllib.parse import parse_qs


class Held:
    """Reads the body once, so that everybody inside can read it to its end."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        size = environ.get("CONTENT_LENGTH", "")
        body = environ["wsgi.input"].read(int(size)) if size.isdecimal() else b""
        environ["wsgi.input"] = io.BytesIO(body)
        return self.app(environ, start_response)


def order(environ, start_response):
    form = parse_qs(environ["wsgi.input"].read().decode())
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"You ordered {form['onions'][0] if form else 'no'} onions.\n".encode()]


application = Held(order)
`,
      ],
    ],
  },
};
