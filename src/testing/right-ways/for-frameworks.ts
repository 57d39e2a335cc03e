// Other right ways to write a layer that any framework runs.
import type { Ways } from './ways.ts';

const python = String.raw;

export const forFrameworks: Ways = {
  'for-two-frameworks': {
    ways: [
      [
        'a function, with a counter',
        python`import itertools
import os

from mount import Mount
from sites import SITES

numbers = itertools.count(1)


def request_id(app):
    def numbered(environ, start_response):
        given = environ.get("HTTP_X_REQUEST_ID", "").strip()
        number = given if given else f"{os.getpid()}-{next(numbers)}"

        def answer(status, headers, *rest):
            headers = [pair for pair in headers if pair[0].lower() != "x-request-id"]
            headers.append(("x-request-id", number))
            return start_response(status, headers, *rest)

        return app(dict(environ, HTTP_X_REQUEST_ID=number), answer)

    return numbered


application = Mount({prefix: request_id(site) for prefix, site in SITES.items()})
`,
      ],
      [
        'one layer, around the mount',
        python`import secrets

from mount import Mount
from sites import SITES


class RequestId:
    def __init__(self, app, header="X-Request-Id"):
        self.app = app
        self.header = header
        self.key = "HTTP_" + header.upper().replace("-", "_")

    def __call__(self, environ, start_response):
        if not environ.get(self.key):
            environ[self.key] = secrets.token_hex(4)
        header = self.header, environ[self.key]
        return self.app(environ, lambda status, headers, exc_info=None: start_response(status, headers + [header], exc_info))


application = RequestId(Mount(SITES))
`,
      ],
      [
        'inside of each object, where Flask wants it',
        python`import random

import bottle
import flask
from django.core.handlers.wsgi import WSGIHandler
from mount import Mount
from sites import SITES


class RequestId:
    """A generator: it closes what it took."""

    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        number = environ.setdefault("HTTP_X_REQUEST_ID", "")
        if number == "":
            number = environ["HTTP_X_REQUEST_ID"] = str(random.getrandbits(64))

        def told(status, headers, exc_info=None):
            headers = list(headers)
            headers.insert(0, ("X-Request-Id", number))
            if exc_info:
                return start_response(status, headers, exc_info)
            return start_response(status, headers)

        body = self.app(environ, told)
        try:
            yield from body
        finally:
            if hasattr(body, "close"):
                body.close()


def put_on(site):
    match site:
        case flask.Flask():
            site.wsgi_app = RequestId(site.wsgi_app)
        case bottle.Bottle() | WSGIHandler():
            return RequestId(site)
    return site


application = Mount({prefix: put_on(site) for prefix, site in SITES.items()})
`,
      ],
    ],
  },
};
