// Other right ways through the last lessons of part 4: layers that examine, and layers from libraries.
import type { Ways } from './ways.ts';

const python = String.raw;

export const wellKnown: Ways = {
  'both-languages': {
    ways: [
      [
        'a loop that closes, and a copy of environ',
        python`from wsgiref.validate import validator

from page import page


class Visits:
    def __init__(self, app):
        self.app = app
        self.count = 0

    def __call__(self, environ, start_response):
        self.count += 1
        number = f"{self.count}"

        def counted(status, headers, exc_info=None):
            if exc_info:
                return start_response(status, headers + [("X-Visits", number)], exc_info)
            return start_response(status, headers + [("X-Visits", number)])

        body = self.app({**environ, "VISITS": number}, counted)
        try:
            for piece in body:
                yield piece
        finally:
            if hasattr(body, "close"):
                body.close()


application = validator(Visits(validator(page)))
`,
      ],
      [
        'a function, and contextlib.closing',
        python`from contextlib import closing
from itertools import count
from wsgiref.validate import validator

from page import page


def visits(app):
    numbers = count(1)

    def layer(environ, start_response):
        number = str(next(numbers))
        environ["VISITS"] = number
        with closing(app(environ, lambda said, pairs, *more: start_response(said, [*pairs, ("X-Visits", number)], *more))) as body:
            yield from body

    return layer


application = validator(visits(validator(page)))
`,
      ],
      [
        'a third validator, and another layer between',
        python`from wsgiref.validate import validator

from page import page


class Number(int):
    pass


class Counter:
    def __init__(self):
        self.seen = 0

    def __call__(self, app):
        def layer(environ, start_response):
            self.seen += 1
            environ.update(VISITS=repr(self.seen))

            def more(*told):
                told[1].append(("X-Visits", repr(self.seen)))
                return start_response(*told)

            return app(environ, more)

        return layer


def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


application = validator(Counter()(validator(bare(validator(page)))))
`,
      ],
      [
        'every error of the body answered by its own close()',
        python`from wsgiref import validate

from page import page


class Body:
    def __init__(self, inner):
        self.inner = inner

    def __iter__(self):
        return iter(self.inner)

    def close(self):
        self.inner.close()


class Visits:
    visits = 0

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        Visits.visits += 1
        environ["VISITS"] = text = "%d" % Visits.visits

        def counted(status, headers, exc_info=None):
            return start_response(status, [("X-Visits", text)] + headers, exc_info)

        return Body(self.app(environ, counted))


application = validate.validator(Visits(validate.validator(page)))
`,
      ],
    ],
  },
  'real-ones': {
    from: 'application =',
    ways: [
      [
        'inside the object, as Flask’s documentation has it',
        python`from werkzeug.middleware.proxy_fix import ProxyFix

app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)
application = app
`,
      ],
      [
        'by hand',
        python`class Behind:
    """What our proxy says of the visitor."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if said := environ.get("HTTP_X_FORWARDED_FOR"):
            environ["REMOTE_ADDR"] = said.rpartition(",")[2].strip()
        if environ.get("HTTP_X_FORWARDED_PROTO", "").endswith("https"):
            environ["wsgi.url_scheme"] = "https"
        return self.app(environ, start_response)


application = Behind(app)
`,
      ],
      [
        'two layers, one for each header, in a copy of environ',
        python`from werkzeug.middleware.proxy_fix import ProxyFix


def secure(app):
    def layer(environ, start_response):
        scheme = environ.get("HTTP_X_FORWARDED_PROTO") or environ["wsgi.url_scheme"]
        return app({**environ, "wsgi.url_scheme": scheme}, start_response)

    return layer


application = secure(ProxyFix(app.wsgi_app, x_proto=0))
`,
      ],
      [
        'a function that serves',
        python`from werkzeug.middleware import proxy_fix

fixed = proxy_fix.ProxyFix(app)


def application(environ, start_response):
    # No more than one proxy.
    return fixed(environ, start_response)
`,
      ],
    ],
  },
};
