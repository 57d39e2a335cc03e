// Other right ways through the lesson on framing.
import type { Ways } from './ways.ts';

const python = String.raw;

export const framing: Ways = {
  framing: {
    ways: [
      [
        'a helper for each case',
        python`from desk import Desk, Told


def bare(told, request):
    return request.environ["REQUEST_METHOD"] == "HEAD" or told.status.startswith(("204", "304", "1"))


def chunked(pieces):
    """Each piece in a chunk of its own, and the last one."""
    for piece in pieces:
        if not piece:
            continue
        yield format(len(piece), "X").encode() + b"\r\n"
        yield piece
        yield b"\r\n"
    yield b"0\r\n\r\n"


def run(app, request):
    told = Told()
    body = app(request.environ, told.start_response)
    try:
        pieces = iter(body)
        first = next(pieces, b"")

        def every():
            yield first
            yield from pieces

        if bare(told, request):
            yield told.head()
        elif "content-length" in {name.lower() for name, _ in told.headers}:
            yield told.head()
            yield from every()
        else:
            told.headers += [("Transfer-Encoding", "chunked")]
            yield told.head()
            yield from chunked(every())
    finally:
        if hasattr(body, "close"):
            body.close()


application = Desk(run)
`,
      ],
      [
        'HEAD says that it would be chunked; a list of one is measured',
        python`from desk import Desk, Told

NO_BODY = {"204", "304"}


def run(app, request):
    told = Told()
    body = app(request.environ, told.start_response)
    try:
        pieces = iter(body)
        first = next(pieces, b"")
        status = told.status.split(" ")[0]
        known = [value for name, value in told.headers if name.title() == "Content-Length"]
        if not known and hasattr(body, "__len__") and len(body) == 1 and status not in NO_BODY:
            known.append(str(len(first)))
            told.headers.append(("Content-Length", known[0]))
        if not known and status not in NO_BODY:
            told.headers.append(("Transfer-Encoding", "chunked"))
        yield told.head()
        if request.environ["REQUEST_METHOD"] == "HEAD" or status in NO_BODY:
            return
        piece = first
        while piece is not None:
            if piece:
                yield piece if known else f"{len(piece):x}\r\n".encode("ascii") + piece + b"\r\n"
            piece = next(pieces, None)
        if not known:
            yield b"0\r\n\r\n"
    finally:
        getattr(body, "close", lambda: None)()


application = Desk(run)
`,
      ],
      [
        'a frame that is an object',
        python`from desk import Desk, Told


class Plain:
    end = b""

    def put(self, piece):
        return piece


class Nothing(Plain):
    def put(self, piece):
        return b""


class Chunks:
    end = b"0\r\n\r\n"

    def put(self, piece):
        size = hex(len(piece))[2:].encode()
        return b"\r\n".join([size, piece, b""]) if piece else b""


def frame_of(told, method):
    if method == "HEAD" or told.status[:3] in ("204", "304"):
        return Nothing()
    for name, _value in told.headers:
        if name.lower() == "content-length":
            return Plain()
    told.headers.insert(0, ("transfer-encoding", "chunked"))
    return Chunks()


def run(app, request):
    told = Told()
    body = app(request.environ, told.start_response)
    frame = None
    try:
        for piece in body:
            if frame is None:
                frame = frame_of(told, request.environ["REQUEST_METHOD"])
                yield told.head()
            yield frame.put(piece)
        if frame is None:
            frame = frame_of(told, request.environ["REQUEST_METHOD"])
            yield told.head()
        yield frame.end
    finally:
        if hasattr(body, "close"):
            body.close()


application = Desk(run)
`,
      ],
      [
        'around the old one',
        python`from desk import Desk, Told


def pieces_of(app, request, told):
    body = app(request.environ, told.start_response)
    try:
        yield from body
    finally:
        if hasattr(body, "close"):
            body.close()


def run(app, request):
    told = Told()
    given = pieces_of(app, request, told)
    first = next(given, b"")
    if request.environ["REQUEST_METHOD"] == "HEAD" or int(told.status[:3]) in (204, 304):
        given.close()
        yield told.head()
        return
    if dict((name.lower(), value) for name, value in told.headers).get("content-length") is None:
        told.headers.append(("Transfer-Encoding", "chunked"))
        yield told.head() + as_chunk(first)
        for piece in given:
            yield as_chunk(piece)
        yield b"0" + b"\r\n" * 2
    else:
        yield told.head() + first
        yield from given


def as_chunk(piece):
    return b"%x\r\n%s\r\n" % (len(piece), piece) if piece else b""


application = Desk(run)
`,
      ],
    ],
  },
};
