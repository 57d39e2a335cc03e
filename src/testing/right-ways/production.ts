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
      [
        'the home is looked up in a file of its own, when that is imported',
        {
          'notes.py': python`import os

NOTES = os.path.join(os.environ["HOME"], "notes")
`,
          'app.py': python`from notes import NOTES


def application(environ, start_response):
    environ["wsgi.errors"].write(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}\n")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {NOTES}.\n".encode()]
`,
        },
      ],
    ],
  },
};
