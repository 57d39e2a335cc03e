// Right ways that were written from the text of a task, before their author had seen its check: part 5, a number that is kept with the visitor.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenCookies: Ways = {
  'processes-and-globals': {
    ways: [
      [
        'a regular expression that minds the name',
        python`import re

VISITS = re.compile(r"(?:^|;)\s*visits=([0-9]{1,9})\s*(?:;|$)")


def application(environ, start_response):
    found = VISITS.search(environ.get("HTTP_COOKIE", ""))
    visits = int(found[1]) + 1 if found else 1
    several = environ["wsgi.multiprocess"]
    start_response("200 OK", [("Set-Cookie", f"visits={visits}; Path=/; HttpOnly"), ("Content-Type", "text/plain")])
    yield f"Visit {visits}. ".encode()
    yield f"Several processes: {several}\n".encode()
`,
      ],
      [
        'asks for forgiveness, and minds what is below nothing',
        python`from http.cookies import CookieError, SimpleCookie


def application(environ, start_response):
    try:
        before = int(SimpleCookie(environ["HTTP_COOKIE"])["visits"].value)
        if before < 0:
            raise ValueError(before)
    except (KeyError, ValueError, CookieError):
        before = 0
    now = before + 1
    cookie = SimpleCookie()
    cookie["visits"] = now
    cookie["visits"]["path"] = "/"
    cookie["visits"]["max-age"] = 3600
    cookie["visits"]["samesite"] = "Lax"
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", cookie["visits"].OutputString())])
    return [f"Visit {now}. Several processes: {environ['wsgi.multiprocess']}\n".encode()]
`,
      ],
      [
        'a layer that keeps the number, and a page that says it',
        python`from http.cookies import SimpleCookie


class Counted:
    """Reads the cookie on the way down, and writes it on the way up."""

    def __init__(self, app, name="visits"):
        self.app = app
        self.name = name

    def __call__(self, environ, start_response):
        jar = SimpleCookie(environ.get("HTTP_COOKIE", ""))
        old = jar[self.name].value if self.name in jar else ""
        new = int(old) + 1 if old.isdecimal() else 1
        environ["counted.visits"] = new

        def with_cookie(status, headers, exc_info=None):
            return start_response(status, [*headers, ("Set-Cookie", f"{self.name}={new}")], exc_info)

        return self.app(environ, with_cookie)


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Visit {environ['counted.visits']}. Several processes: {environ['wsgi.multiprocess']}\n".encode()]


application = Counted(page)
`,
      ],
      [
        'in a sentence of its own',
        python`from http.cookies import SimpleCookie


def application(environ, start_response):
    kept = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    value = kept["visits"].value if "visits" in kept else "0"
    visits = (int(value) if value.isdecimal() else 0) + 1
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", f"visits={visits}; Path=/")])
    return [f"<p>Welcome. This is visit {visits} of yours.</p>\n".encode()]
`,
      ],
      [
        'a cookie of another name',
        python`from http.cookies import SimpleCookie

NAME = "seen"


def application(environ, start_response):
    kept = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    value = kept[NAME].value if NAME in kept else "0"
    visits = (int(value) if value.isdecimal() else 0) + 1
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", f"{NAME}={visits}; Path=/")])
    return [f"Visit {visits}. Several processes: {environ['wsgi.multiprocess']}\n".encode()]
`,
      ],
      [
        'a decorator, and a number that cannot grow for ever',
        python`import functools


def remembers(page):
    @functools.wraps(page)
    def app(environ, start_response):
        said = ""
        for cookie in environ.get("HTTP_COOKIE", "").split(";"):
            key, equals, value = cookie.partition("=")
            if key.strip() == "visits":
                said = value.strip().strip('"')
        count = min(int(said), 10**6) + 1 if said.isascii() and said.isdigit() and len(said) < 10 else 1
        text = page(count, environ)
        start_response("200 OK", [("Content-Type", "text/plain"), ("Cache-Control", "no-store"), ("Set-Cookie", f"visits={count}; Max-Age=86400; HttpOnly; SameSite=Lax")])
        return [text.encode()]

    return app


@remembers
def application(count, environ):
    return f"Visit {count}. Several processes: {environ['wsgi.multiprocess']}\n"
`,
      ],
    ],
  },
};
