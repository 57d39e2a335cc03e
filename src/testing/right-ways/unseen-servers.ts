// Right ways that were written from the text of a task, before their author had seen its check: parts 3 and 8.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenServers: Ways = {
  'write-a-gateway': {
    from: 'def run',
    ways: [
      [
        'a class',
        python`class Gateway:
    def __init__(self, app, request):
        self.app = app
        self.request = request
        self.status = None
        self.sent = False
        self.out = []

    def start_response(self, status, headers, exc_info=None):
        if exc_info and self.sent:
            raise exc_info[1].with_traceback(exc_info[2])
        self.status, self.headers = status, headers
        return self.out.append

    def head(self):
        self.sent = True
        text = f"HTTP/1.1 {self.status}\r\n"
        for pair in self.headers:
            text += "%s: %s\r\n" % pair
        return (text + "\r\n").encode("latin-1")

    def __iter__(self):
        body = self.app(self.request.environ, self.start_response)
        try:
            for piece in body:
                if not self.sent:
                    yield self.head()
                while self.out:
                    yield self.out.pop(0)
                yield piece
            if not self.sent:
                yield self.head()
        finally:
            if hasattr(body, "close"):
                body.close()


application = Desk(Gateway)
`,
      ],
      [
        'waits for a byte',
        python`def run(app, request):
    told, written = [], []

    def start_response(status, headers, exc_info=None):
        told[:] = [status, headers]
        return written.append

    body = app(request.environ, start_response)
    head_due = True
    try:
        for piece in body:
            if piece and head_due:
                yield head_of(told)
                head_due = False
            if piece:
                yield piece
        if head_due:
            yield head_of(told)
    finally:
        if hasattr(body, "close"):
            body.close()


def head_of(told):
    status, headers = told
    lines = [f"HTTP/1.0 {status}", *(f"{name}: {value}" for name, value in headers)]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


application = Desk(run)
`,
      ],
    ],
  },
  'make-environ': {
    from: 'def environ_for',
    ways: [
      [
        'with a parser of mail',
        python`import sys
from email.parser import BytesHeaderParser
from io import BytesIO
from urllib.parse import unquote_to_bytes


def environ_for(request):
    line, _, rest = request.partition(b"\r\n")
    head, _, body = rest.partition(b"\r\n\r\n")
    method, target, protocol = line.decode("latin-1").split()
    path, _, query = target.partition("?")
    environ = {f"wsgi.{name}": False for name in ("multithread", "multiprocess", "run_once")}
    environ |= {"wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": BytesIO(body), "wsgi.errors": sys.stderr}
    environ |= {"SERVER_NAME": "onion.example", "SERVER_PORT": "80", "SERVER_PROTOCOL": protocol, "SCRIPT_NAME": ""}
    environ["REQUEST_METHOD"] = method
    environ["PATH_INFO"] = unquote_to_bytes(path).decode("latin-1")
    environ["QUERY_STRING"] = query
    for name, value in BytesHeaderParser().parsebytes(head + b"\r\n\r\n").items():
        key = name.replace("-", "_").upper()
        environ[key if key.startswith("CONTENT_") and key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"] = str(value)
    return environ


application = Desk(environ_for)
`,
      ],
    ],
  },
  framing: {
    from: 'def run',
    ways: [
      [
        'a chunk in four pieces',
        python`def run(app, request):
    told = Told()
    body = app(request.environ, told.start_response)
    mode = None
    try:
        for piece in body:
            if mode is None:
                mode = mode_of(request, told)
                yield told.head()
            if mode == "none":
                break
            if mode == "chunked":
                if piece:
                    yield hex(len(piece))[2:].encode()
                    yield b"\r\n"
                    yield piece
                    yield b"\r\n"
            else:
                yield piece
        if mode is None:
            mode = mode_of(request, told)
            yield told.head()
        if mode == "chunked":
            yield b"0\r\n\r\n"
    finally:
        if hasattr(body, "close"):
            body.close()


def mode_of(request, told):
    if request.environ["REQUEST_METHOD"] == "HEAD" or told.status[:3] in {"204", "304"}:
        return "none"
    if "content-length" in [name.lower() for name, _ in told.headers]:
        return "plain"
    told.headers.append(("Transfer-Encoding", "chunked"))
    return "chunked"


application = Desk(run)
`,
      ],
    ],
  },
  'for-two-frameworks': {
    from: 'import uuid',
    ways: [
      [
        'around the mount',
        python`import secrets

from mount import Mount
from sites import SITES


def request_id(app):
    def layer(environ, start_response):
        given = environ.get("HTTP_X_REQUEST_ID", "").strip()
        number = given if given else secrets.token_hex(8)

        def sr(status, headers, exc_info=None):
            kept = [(name, value) for name, value in headers if name.lower() != "x-request-id"]
            return start_response(status, kept + [("x-request-id", number)], exc_info)

        return app({**environ, "HTTP_X_REQUEST_ID": number}, sr)

    return layer


application = request_id(Mount(SITES))
`,
      ],
      [
        'a generator that closes',
        python`import uuid
from wsgiref.headers import Headers

from mount import Mount
from sites import SITES


class RequestId:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        number = environ.setdefault("HTTP_X_REQUEST_ID", "") or str(uuid.uuid4())
        environ["HTTP_X_REQUEST_ID"] = number

        def told(status, headers, exc_info=None):
            more = Headers(list(headers))
            more["X-Request-Id"] = number
            return start_response(status, more.items(), exc_info)

        body = self.app(environ, told)
        try:
            yield from body
        finally:
            if hasattr(body, "close"):
                body.close()


numbered = {}
for prefix, site in SITES.items():
    numbered[prefix] = RequestId(site)
application = Mount(numbered)
`,
      ],
    ],
  },
};
