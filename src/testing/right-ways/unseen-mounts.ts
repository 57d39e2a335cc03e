// Right ways that were written from the text of a task, before their author had seen its check: part 4, paths, bodies and layers of others.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenMounts: Ways = {
  route: {
    from: 'class Mount:',
    ways: [
      [
        'with shift_path_info',
        python`from wsgiref.util import shift_path_info


class Mount:
    def __init__(self, prefix, app, others):
        self.name = prefix.strip("/")
        self.app = app
        self.others = others

    def __call__(self, environ, start_response):
        first = environ["PATH_INFO"].lstrip("/").split("/")[0]
        if first == self.name:
            shift_path_info(environ)
            return self.app(environ, start_response)
        return self.others(environ, start_response)


application = Mount("/town", Mount("/shop", shop, front), front)
`,
      ],
      [
        'a table of applications',
        python`class Table:
    def __init__(self, default, **apps):
        self.default = default
        self.apps = apps

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        for name, app in self.apps.items():
            prefix = "/" + name
            if path == prefix or path.startswith(prefix + "/"):
                environ["SCRIPT_NAME"] += prefix
                environ["PATH_INFO"] = path[len(prefix):]
                return app(environ, start_response)
        return self.default(environ, start_response)


application = Table(front, town=Table(front, shop=shop))
`,
      ],
      [
        'both names as one prefix',
        python`class Mount:
    def __init__(self, prefix, app, others):
        self.prefix = prefix
        self.app = app
        self.others = others

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        if path == self.prefix or path.startswith(self.prefix + "/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + self.prefix
            environ["PATH_INFO"] = path[len(self.prefix):]
            return self.app(environ, start_response)
        return self.others(environ, start_response)


application = Mount("/town/shop", shop, front)
`,
      ],
    ],
  },
  'preprocess-content': {
    from: 'class GZip:',
    ways: [
      [
        'a file of gzip in memory',
        python`import io


class GZip:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return self.app(environ, start_response)

        def packed(status, headers, exc_info=None):
            kept = [pair for pair in headers if pair[0].lower() != "content-length"]
            return start_response(status, [*kept, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")], exc_info)

        return self.zipped(self.app(environ, packed))

    @staticmethod
    def zipped(body):
        buffer = io.BytesIO()

        def taken():
            data = buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
            return data

        try:
            with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as file:
                for piece in body:
                    file.write(piece)
                    file.flush()
                    yield taken()
            yield taken()
        finally:
            if hasattr(body, "close"):
                body.close()


application = GZip(story)
`,
      ],
      [
        'map and chain',
        python`import zlib
from itertools import chain


class Body:
    def __init__(self, pieces, close):
        self.pieces, self.close = pieces, close

    def __iter__(self):
        return iter(self.pieces)


class GZip:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
            return self.app(environ, start_response)

        def packed(status, headers, exc_info=None):
            kept = [pair for pair in headers if pair[0].lower() != "content-length"]
            more = [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
            return start_response(status, [*kept, *more], exc_info)

        body = self.app(environ, packed)
        packer = zlib.compressobj(wbits=31)
        lines = map(lambda piece: packer.compress(piece) + packer.flush(zlib.Z_SYNC_FLUSH), body)
        end = (packer.flush() for _ in range(1))
        return Body(chain(lines, end), getattr(body, "close", lambda: None))


application = GZip(story)
`,
      ],
    ],
  },
  'both-languages': {
    from: 'class Visits:',
    ways: [
      [
        'itertools.count and a copy of environ',
        python`import itertools


class Visits:
    def __init__(self, app):
        self.app = app
        self.numbers = map(str, itertools.count(1))

    def __call__(self, environ, start_response):
        number = next(self.numbers)

        def counted(status, headers, exc_info=None):
            if exc_info is None:
                return start_response(status, headers + [("X-Visits", number)])
            return start_response(status, headers + [("X-Visits", number)], exc_info)

        return self.app({**environ, "VISITS": number}, counted)


application = validator(Visits(validator(page)))
`,
      ],
      [
        'one more layer between the validators',
        python`class Through:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


class Visits:
    count = 0

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        Visits.count += 1
        visits = str(Visits.count)

        def counted(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Visits", visits)], exc_info)

        environ["VISITS"] = visits
        return self.app(environ, counted)


application = validator(Through(Visits(validator(page))))
`,
      ],
    ],
  },
  'real-ones': {
    from: 'application = app',
    ways: [
      [
        'a layer of one’s own',
        python`class FromProxy:
    """Believes one proxy."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        forwarded = environ.get("HTTP_X_FORWARDED_FOR")
        if forwarded:
            environ["REMOTE_ADDR"] = forwarded.rpartition(",")[2].strip()
        proto = environ.get("HTTP_X_FORWARDED_PROTO")
        if proto:
            environ["wsgi.url_scheme"] = proto.rpartition(",")[2].strip()
        return self.app(environ, start_response)


application = FromProxy(app)
`,
      ],
      [
        'a subclass',
        python`from werkzeug.middleware.proxy_fix import ProxyFix


class OneProxy(ProxyFix):
    def __init__(self, app):
        super().__init__(app, x_for=1, x_proto=1)


application = OneProxy(app)
`,
      ],
    ],
  },
};
