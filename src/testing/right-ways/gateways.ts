// Other right ways through the lessons of part 3: gateways, and the environ that they make.
import type { Ways } from './ways.ts';

const python = String.raw;

export const gateways: Ways = {
  'write-a-gateway': {
    ways: [
      [
        'the first piece taken by itself',
        python`from desk import Desk


def run(app, request):
    said = {}

    def start_response(status, headers, exc_info=None):
        said.update(status=status, headers=headers)

    body = app(request.environ, start_response)
    try:
        pieces = iter(body)
        first = next(pieces, b"")
        yield f"HTTP/1.1 {said['status']}\r\n".encode()
        for pair in said["headers"]:
            yield ": ".join(pair).encode("latin-1") + b"\r\n"
        yield b"Server: mine\r\n\r\n"
        yield first
        yield from pieces
    finally:
        getattr(body, "close", lambda: None)()


application = Desk(run)
`,
      ],
      [
        'a class with a write()',
        python`from desk import Desk


class Gateway:
    """One request, and what is still to be sent of the answer."""

    def __init__(self):
        self.head = b""
        self.written = []

    def start_response(self, status, headers, exc_info=None):
        lines = ["HTTP/1.0 " + status] + ["%s: %s" % pair for pair in headers] + ["", ""]
        self.head = "\r\n".join(lines).encode("iso-8859-1")
        return self.written.append

    def taken(self):
        """The head, once, and what was written since."""
        data = self.head + b"".join(self.written)
        self.head = b""
        self.written.clear()
        return data

    def answer(self, app, request):
        body = app(request.environ, self.start_response)
        try:
            for piece in body:
                yield self.taken() + piece
            yield self.taken()
        finally:
            if hasattr(body, "close"):
                body.close()


application = Desk(lambda app, request: Gateway().answer(app, request))
`,
      ],
      [
        'ExitStack, and a head that is None until it is made',
        python`from contextlib import ExitStack

from desk import Desk


def head_of(status, headers):
    text = f"HTTP/1.0 {status}\r\n"
    for name, value in headers:
        text += f"{name}: {value}\r\n"
    return (text + "\r\n").encode("latin-1")


def run(app, request):
    told = [None]

    def start_response(*said):
        told[0] = said[:2]

    with ExitStack() as stack:
        body = app(request.environ, start_response)
        if hasattr(body, "close"):
            stack.callback(body.close)
        begun = False
        for piece in body:
            if not begun:
                begun = True
                yield head_of(*told[0])
            if piece:
                yield piece
        if not begun:
            yield head_of(*told[0])


application = Desk(run)
`,
      ],
      [
        'an object that is looped over',
        python`from desk import Desk


class Answer:
    def __init__(self, app, request):
        self.told = None
        self.body = app(request.environ, self.start_response)
        self.pieces = iter(self.body)

    def start_response(self, status, headers, exc_info=None):
        self.told = (status, headers)

    def __iter__(self):
        try:
            piece = next(self.pieces, None)
            status, headers = self.told
            yield "".join([f"HTTP/1.0 {status}\r\n", *(f"{n}: {v}\r\n" for n, v in headers), "\r\n"]).encode()
            while piece is not None:
                yield piece
                piece = next(self.pieces, None)
        finally:
            if hasattr(self.body, "close"):
                self.body.close()


application = Desk(Answer)
`,
      ],
    ],
  },
  'make-environ': {
    ways: [
      [
        'email reads the headers, and more is said than is needed',
        python`import io
import sys
from email import message_from_bytes
from urllib.parse import unquote_to_bytes

from desk import Desk


def environ_for(request):
    first, _, rest = request.partition(b"\r\n")
    method, target, protocol = first.decode("latin-1").split()
    message = message_from_bytes(rest.partition(b"\r\n\r\n")[0] + b"\r\n\r\n")
    path, _, query = target.partition("?")
    environ = dict(
        REQUEST_METHOD=method,
        SCRIPT_NAME="",
        PATH_INFO=unquote_to_bytes(path).decode("latin-1"),
        QUERY_STRING=query,
        SERVER_NAME="localhost",
        SERVER_PORT="8000",
        SERVER_PROTOCOL=protocol,
        SERVER_SOFTWARE="Mine/1.0",
        REMOTE_ADDR="127.0.0.1",
    )
    for name, value in message.items():
        key = name.upper().replace("-", "_")
        environ[key if key.startswith("CONTENT_") else f"HTTP_{key}"] = value
    return environ | {
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(request.partition(b"\r\n\r\n")[2]),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


application = Desk(environ_for)
`,
      ],
      [
        'wsgiref fills in what is missing',
        python`from io import BytesIO
from urllib.parse import unquote
from wsgiref.util import setup_testing_defaults

from desk import Desk


def environ_for(request):
    head, _, body = request.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").splitlines()
    method, target, protocol = lines[0].split(" ")
    environ = {"REQUEST_METHOD": method, "SERVER_PROTOCOL": protocol, "SCRIPT_NAME": ""}
    environ["PATH_INFO"], _, environ["QUERY_STRING"] = target.partition("?")
    environ["PATH_INFO"] = unquote(environ["PATH_INFO"], encoding="iso-8859-1")
    for line in lines[1:]:
        name, value = line.split(": ", 1)
        environ["HTTP_" + name.upper().replace("-", "_")] = value
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if "HTTP_" + name in environ:
            environ[name] = environ.pop("HTTP_" + name)
    environ["wsgi.input"] = BytesIO(body)
    setup_testing_defaults(environ)
    return environ


application = Desk(environ_for)
`,
      ],
      [
        'in small functions, by hand',
        python`import io
import re
import sys

from desk import Desk

ABOUT_THE_CALL = {
    "wsgi.version": (1, 0),
    "wsgi.url_scheme": "http",
    "wsgi.multithread": False,
    "wsgi.multiprocess": False,
    "wsgi.run_once": False,
}


def undo_percent(text):
    """Each % with its two digits is one character."""
    return re.sub("%([0-9A-Fa-f]{2})", lambda found: chr(int(found[1], 16)), text)


def key_of(name):
    key = re.sub("-", "_", name).upper()
    return key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else "HTTP_" + key


def environ_for(request):
    stream = io.BytesIO(request)
    method, target, protocol = stream.readline().decode("latin-1").strip().split(" ")
    path, _, query = target.partition("?")
    environ = {"wsgi.errors": sys.stderr, "SERVER_NAME": "mine", "SERVER_PORT": "80", **ABOUT_THE_CALL}
    environ.update(REQUEST_METHOD=method, SCRIPT_NAME="", PATH_INFO=undo_percent(path), QUERY_STRING=query)
    environ["SERVER_PROTOCOL"] = protocol
    while line := stream.readline().decode("latin-1").strip():
        name, _, value = line.partition(":")
        environ[key_of(name)] = value.strip()
    # What is left in the stream is the body.
    environ["wsgi.input"] = stream
    return environ


application = Desk(environ_for)
`,
      ],
    ],
  },
};
