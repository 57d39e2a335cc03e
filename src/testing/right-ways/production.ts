// Other right ways through the lessons of part 5 that are about how a server runs a program.
import type { Ways } from './ways.ts';

const python = String.raw;

export const production: Ways = {
  'embedded-or-daemon': {
    ways: [
      [
        'asks the module mod_wsgi',
        python`import os

import memory

try:
    import mod_wsgi
except ImportError:
    mod_wsgi = None

memory.runs += 1
visits = 0


def place():
    if mod_wsgi is None:
        return "Apache does not know me."
    if mod_wsgi.process_group:
        return "I live in the daemon process %s." % mod_wsgi.process_group
    return "I live inside Apache."


def application(environ, start_response):
    global visits
    visits += 1
    if environ["PATH_INFO"] == "/touch":
        os.utime(__file__)
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield f"{place()}\nVisit {visits}. In this process, app.py has run {memory.runs} times.\n".encode()
`,
      ],
      [
        'match',
        python`import os
from pathlib import Path

import memory

memory.runs += 1
visits = 0


def application(environ, start_response):
    global visits
    visits += 1
    if environ["PATH_INFO"] == "/touch":
        Path(__file__).touch()
    match environ.get("mod_wsgi.process_group"):
        case None:
            place = "Apache does not know me."
        case "":
            place = "I live inside Apache."
        case name:
            place = f"I live in the daemon process {name}."
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{place}\n".encode(), f"Visit {visits}. In this process, app.py has run {memory.runs} times.\n".encode()]
`,
      ],
      [
        'a layer that finds out',
        python`import os

import memory

memory.runs += 1


class Place:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            group = environ["mod_wsgi.process_group"]
        except KeyError:
            environ["site.place"] = "Apache does not know me."
        else:
            environ["site.place"] = f"I live in the daemon process {group}." if group else "I live inside Apache."
        return self.app(environ, start_response)


class Page:
    visits = 0

    def __call__(self, environ, start_response):
        self.visits += 1
        if environ["PATH_INFO"] == "/touch":
            os.utime(__file__)
        start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
        second = f"Visit {self.visits}. In this process, app.py has run {memory.runs} times."
        return ["\n".join([environ["site.place"], second, ""]).encode()]


application = Place(Page())
`,
      ],
    ],
  },
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
  'playground-to-production': {
    ways: [
      [
        'print into the stream',
        python`import os


def application(environ, start_response):
    print(environ["REQUEST_METHOD"], environ["PATH_INFO"], file=environ["wsgi.errors"], flush=True)
    notes = os.environ["HOME"] + "/notes"
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {notes}.\n".encode()]
`,
      ],
      [
        'a layer that logs, with the status',
        python`from pathlib import Path


class Log:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def told(status, headers, exc_info=None):
            line = f"{environ['REMOTE_ADDR']} {environ['REQUEST_METHOD']} {environ['PATH_INFO']} -> {status}\n"
            environ["wsgi.errors"].writelines([line])
            return start_response(status, headers, exc_info)

        return self.app(environ, told)


def notes(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {Path.home() / 'notes'}.\n".encode()]


application = Log(notes)
`,
      ],
      [
        'logging, to standard error',
        python`import logging
import os
import sys

logging.basicConfig(stream=sys.stderr, level=logging.INFO)
log = logging.getLogger("notes")
HOME = os.environ.get("HOME", "/tmp")


def application(environ, start_response):
    log.info("%s %s", environ["REQUEST_METHOD"], environ["PATH_INFO"])
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield f"My notes are in {HOME}/notes.\n".encode()
`,
      ],
      [
        'expanduser, and a log line at the end',
        python`import os.path


class Notes:
    def __init__(self, folder):
        self.folder = os.path.expanduser(folder)

    def __call__(self, environ, start_response):
        try:
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [b"My notes are in %s.\n" % self.folder.encode()]
        finally:
            line = " ".join(environ[key] for key in ("REQUEST_METHOD", "PATH_INFO", "SERVER_PROTOCOL"))
            environ["wsgi.errors"].write(line + "\n")
            environ["wsgi.errors"].flush()


application = Notes("~/notes")
`,
      ],
    ],
  },
};
