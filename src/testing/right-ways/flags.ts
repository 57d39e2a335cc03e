// Other right ways through the lesson on the three flags.
import type { Ways } from './ways.ts';

const python = String.raw;

export const flags: Ways = {
  flags: {
    ways: [
      [
        'a closure for each call, one text',
        python`from urllib.parse import parse_qs

from servers import Like, pause, warm_up

kept = {"warm": False, "visits": 0}


def page(environ, start_response):
    if not kept["warm"] and not environ["wsgi.run_once"]:
        kept["warm"] = True
        warm_up()
    kept["visits"] += 1
    visit = f"Visit {kept['visits']}"
    if environ["wsgi.multiprocess"]:
        visit += " in this process"
    who = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]

    def lines():
        yield f"Hello, {who}. {visit}.\n".encode()
        pause()
        yield f"Goodbye, {who}.\n".encode()

    start_response("200 OK", [("Content-Type", "text/plain")])
    return lines()


application = Like(page)
`,
      ],
      [
        'an object for each visit',
        python`from urllib.parse import parse_qs

from servers import Like, pause, warm_up


class Visit:
    """One of these for each request."""

    def __init__(self, page, environ):
        self.name = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]
        self.number = page.visits
        self.where = " in this process" if environ["wsgi.multiprocess"] else ""

    def __iter__(self):
        yield f"Hello, {self.name}. Visit {self.number}{self.where}.\n".encode()
        pause()
        yield f"Goodbye, {self.name}.\n".encode()


class Page:
    visits = 0
    warm = False

    def __call__(self, environ, start_response):
        if not (self.warm or environ["wsgi.run_once"]):
            warm_up()
            self.warm = True
        self.visits += 1
        start_response("200 OK", [("Content-Type", "text/plain")])
        return Visit(self, environ)


application = Like(Page())
`,
      ],
      [
        'all in one generator, with the name in environ',
        python`from urllib.parse import parse_qs

from servers import Like, pause, warm_up


class Page:
    def __init__(self):
        self.warm = False
        self.visits = 0

    def __call__(self, environ, start_response):
        if self.warm is False and environ["wsgi.run_once"] is False:
            warm_up()
            self.warm = True
        self.visits += 1
        visits = self.visits
        environ["site.name"] = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]
        start_response("200 OK", [("Content-Type", "text/plain")])
        yield f"Hello, {environ['site.name']}. ".encode()
        yield (b"Visit %d in this process.\n" if environ["wsgi.multiprocess"] else b"Visit %d.\n") % visits
        pause()
        yield b"Goodbye, " + environ["site.name"].encode() + b".\n"


application = Like(Page())
`,
      ],
      [
        'a list, made at once',
        python`import threading
from urllib.parse import parse_qs

from servers import Like, pause, warm_up


class Page:
    def __init__(self):
        self.lock = threading.Lock()
        self.warm = False
        self.visits = 0

    def count(self):
        with self.lock:
            self.visits += 1
            return self.visits

    def __call__(self, environ, start_response):
        number = self.count()
        if not self.warm and not environ["wsgi.run_once"]:
            self.warm = True
            warm_up()
        name = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]
        where = {True: " in this process", False: ""}[environ["wsgi.multiprocess"]]
        lines = [f"Hello, {name}. Visit {number}{where}.\n".encode()]
        pause()
        lines.append(f"Goodbye, {name}.\n".encode())
        start_response("200 OK", [("Content-Type", "text/plain")])
        return lines


application = Like(Page())
`,
      ],
    ],
  },
};
