// Other right ways through the lessons of part 5: what a program may keep, and where.
import type { Ways } from './ways.ts';

const python = String.raw;

export const serversAtWork: Ways = {
  'processes-and-globals': {
    ways: [
      [
        'by hand, with a helper',
        python`def cookie(environ, wanted):
    for pair in environ.get("HTTP_COOKIE", "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name == wanted:
            return value
    return None


def application(environ, start_response):
    try:
        visits = max(0, int(cookie(environ, "times"))) + 1
    except (TypeError, ValueError):
        visits = 1
    headers = [("Content-Type", "text/plain"), ("Set-Cookie", f"times={visits}; Path=/; HttpOnly; Max-Age=31536000")]
    start_response("200 OK", headers)
    yield f"Visit {visits}. Several processes: {environ['wsgi.multiprocess']}\n".encode()
`,
      ],
      [
        'signed, in a layer of its own',
        python`import hashlib
import hmac
import re

SECRET = b"the same in every process"


def sign(number):
    return hmac.new(SECRET, str(number).encode(), hashlib.sha256).hexdigest()[:16]


class Counted:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        found = re.search(r"(?:^|;\s*)seen=(\d+)\.(\w+)", environ.get("HTTP_COOKIE", ""))
        before = int(found[1]) if found and hmac.compare_digest(found[2], sign(found[1])) else 0
        environ["site.visits"] = before + 1

        def told(status, headers, exc_info=None):
            value = f"{before + 1}.{sign(before + 1)}"
            return start_response(status, [*headers, ("Set-Cookie", f"seen={value}")], exc_info)

        return self.app(environ, told)


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Visit {environ['site.visits']}. Several processes: {environ['wsgi.multiprocess']}\n".encode()]


application = Counted(page)
`,
      ],
      [
        'one mark for each visit',
        python`from http.cookies import SimpleCookie


def application(environ, start_response):
    jar = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    marks = jar["marks"].value if "marks" in jar else ""
    # Nothing but marks, or we begin anew.
    marks = "x" * (marks.count("x") + 1) if set(marks) <= {"x"} else "x"
    jar = SimpleCookie({"marks": marks})
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", jar["marks"].OutputString())])
    return [b"Visit %d. " % len(marks), f"Several processes: {environ['wsgi.multiprocess']}\n".encode()]
`,
      ],
    ],
  },
};
