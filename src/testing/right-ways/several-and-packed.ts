// Other right ways through the lessons of part 4 on layers that change bodies, and on those with several applications inside.
import type { Ways } from './ways.ts';

const python = String.raw;

export const severalAndPacked: Ways = {
  'preprocess-content': {
    ways: [
      [
        'an iterator of its own, with close()',
        python`import zlib

from story import story


class Packed:
    def __init__(self, body):
        self.body = body
        self.pieces = iter(body)
        self.packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
        self.over = False

    def __iter__(self):
        return self

    def __next__(self):
        if self.over:
            raise StopIteration
        try:
            piece = next(self.pieces)
        except StopIteration:
            self.over = True
            return self.packer.flush()
        return self.packer.compress(piece) + self.packer.flush(zlib.Z_SYNC_FLUSH)

    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()


class GZip:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return self.app(environ, start_response)

        def packed(status, headers, exc_info=None):
            kept = [pair for pair in headers if pair[0].lower() != "content-length"]
            return start_response(status, [*kept, ("Content-Encoding", "gzip")], exc_info)

        return Packed(self.app(environ, packed))


application = GZip(story)
`,
      ],
      [
        'a file of gzip for each line, which may stand in a row',
        python`import gzip
from contextlib import closing

from story import story


def pieces(body):
    with closing(body):
        for piece in body:
            yield gzip.compress(piece)


def layer(environ, start_response):
    if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
        return story(environ, start_response)

    def packed(status, headers, *more):
        headers = [pair for pair in headers if pair[0] != "Content-Length"]
        return start_response(status, headers + [("content-encoding", "gzip")], *more)

    return pieces(story(environ, packed))


application = layer
`,
      ],
      [
        'gzip.GzipFile into a basket, in one generator for both cases',
        python`import gzip
import io

from story import story


class GZip:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        wanted = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")

        def told(status, headers, exc_info=None):
            if wanted:
                headers = [pair for pair in headers if pair[0].lower() != "content-length"]
                headers.append(("Content-Encoding", "gzip"))
            return start_response(status, headers, exc_info)

        body = self.app(environ, told)
        try:
            yield from self.packed(body) if wanted else body
        finally:
            if hasattr(body, "close"):
                body.close()

    def packed(self, body):
        basket = io.BytesIO()
        file = gzip.GzipFile(fileobj=basket, mode="wb")
        for piece in body:
            file.write(piece)
            file.flush()
            yield self.taken(basket)
        file.close()
        yield self.taken(basket)

    def taken(self, basket):
        """What is in the basket, which is empty afterwards."""
        piece = basket.getvalue()
        basket.seek(0)
        basket.truncate()
        return piece


application = GZip(story)
`,
      ],
      [
        'a generator within, two pieces for each line, and a layer around',
        python`import zlib

from story import story


def gzipped(app):
    def layer(environ, start_response):
        if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return app(environ, start_response)
        body = app(
            environ,
            lambda status, headers, exc_info=None: start_response(
                status,
                [(n, v) for n, v in headers if n.lower() != "content-length"] + [("Content-Encoding", "gzip")],
                exc_info,
            ),
        )

        def pack():
            packer = zlib.compressobj(wbits=31)
            try:
                for piece in body:
                    yield packer.compress(piece)
                    yield packer.flush(zlib.Z_FULL_FLUSH)
                yield packer.flush(zlib.Z_FINISH)
            finally:
                close = getattr(body, "close", None)
                if close:
                    close()

        return pack()

    return layer


def bare(app):
    return lambda environ, start_response: app(environ, start_response)


application = bare(gzipped(story))
`,
      ],
    ],
  },
  balance: {
    from: 'class Balance:',
    ways: [
      [
        'a deque that is turned',
        python`from collections import deque


class Balance:
    def __init__(self, *apps):
        self.row = deque(apps)

    def __call__(self, environ, start_response):
        while self.row:
            try:
                body = self.row[0](dict(environ), start_response)
            except Exception:
                self.row.popleft()
            else:
                self.row.rotate(-1)
                return body
        start_response("503 Service Unavailable", [("Content-Type", "text/plain"), ("Retry-After", "60")])
        return [b"Come back later.\n"]


application = Balance(cellar, garden, attic)
`,
      ],
      [
        'a set of those who failed, and recursion',
        python`class Balance:
    def __init__(self, *apps):
        self.apps = apps
        self.failed = set()
        self.turn = 0

    def __call__(self, environ, start_response):
        alive = [app for app in self.apps if app not in self.failed]
        if not alive:
            start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
            return [b"Nobody is there.\n"]
        self.turn += 1
        app = alive[self.turn % len(alive)]
        try:
            return app(environ, start_response)
        except RuntimeError as error:
            print(error, file=environ["wsgi.errors"])
            self.failed.add(app)
            return self(environ, start_response)


application = Balance(cellar, garden, attic)
`,
      ],
      [
        'a generator that asks for the first piece as well',
        python`class Balance:
    def __init__(self, *apps):
        self.apps = list(apps)

    def __call__(self, environ, start_response):
        for app in list(self.apps):
            self.apps.remove(app)
            try:
                body = iter(app(environ, start_response))
                first = next(body, b"")
            except Exception:
                continue
            # Back in the row, behind the others.
            self.apps.append(app)
            yield first
            yield from body
            return
        start_response("503 Nobody Home", [("Content-Type", "text/plain")])
        yield b"Nobody home.\n"


application = Balance(cellar, garden, attic)
`,
      ],
      [
        'in a function, with the memory in the file',
        python`HOUSES = [attic, garden, cellar]


def balance(environ, start_response):
    while HOUSES:
        house = HOUSES.pop()
        try:
            body = house(environ, start_response)
            HOUSES.insert(0, house)
            return body
        except Exception:
            pass  # It stays outside.
    start_response("503 Service Unavailable", [])
    return []


application = balance
`,
      ],
    ],
  },
};
