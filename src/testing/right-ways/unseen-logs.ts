// Right ways that were written from the text of a task, before their author had seen its check: part 5, an application behind a real server.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenLogs: Ways = {
  'playground-to-production': {
    ways: [
      [
        'looks once, when it is imported',
        python`import os

NOTES = os.path.join(os.environ["HOME"], "notes")


def application(environ, start_response):
    print(environ["REQUEST_METHOD"], environ["PATH_INFO"], file=environ["wsgi.errors"], flush=True)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {NOTES}.\n".encode()]
`,
      ],
      [
        'logs on the way up, with the status',
        python`import os


def logged(app):
    def wrapped(environ, start_response):
        method, path = environ["REQUEST_METHOD"], environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")

        def told(status, headers, exc_info=None):
            environ["wsgi.errors"].write(f"{method} {path} {status}\n")
            return start_response(status, headers, exc_info)

        return app(environ, told)

    return wrapped


@logged
def application(environ, start_response):
    home = os.getenv("HOME", "/")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {home}/notes.\n".encode()]
`,
      ],
      [
        'a generator that logs when all is over',
        python`import os


def application(environ, start_response):
    try:
        start_response("200 OK", [("Content-Type", "text/plain")])
        yield b"My notes are in "
        yield os.environ["HOME"].encode() + b"/notes"
        yield b".\n"
    finally:
        environ["wsgi.errors"].writelines([environ["REQUEST_METHOD"], " ", environ["PATH_INFO"], "\n"])
`,
      ],
      [
        'with the hour in front',
        python`import os
import time


def application(environ, start_response):
    now = time.strftime("%H:%M:%S")
    line = " ".join([now, environ["REQUEST_METHOD"], environ["PATH_INFO"]])
    print(line, file=environ["wsgi.errors"])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [("My notes are in " + os.environ["HOME"] + "/notes.\n").encode()]
`,
      ],
      [
        'the logging of the standard library',
        python`import logging
import os


def application(environ, start_response):
    handler = logging.StreamHandler(environ["wsgi.errors"])
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger = logging.Logger("notes")
    logger.addHandler(handler)
    logger.info("%s %s", environ["REQUEST_METHOD"], environ["PATH_INFO"])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {os.environ['HOME']}/notes.\n".encode()]
`,
      ],
      [
        'a class, and what was asked for after the question mark',
        python`import os
from wsgiref.util import request_uri


class Notes:
    def __init__(self, folder: str = "notes") -> None:
        self.folder = folder

    def log(self, environ: dict) -> None:
        asked = environ["PATH_INFO"]
        if query := environ.get("QUERY_STRING"):
            asked += "?" + query
        environ["wsgi.errors"].write(f"{environ['REQUEST_METHOD']} {asked} from {environ.get('REMOTE_ADDR', '-')}\n")

    def __call__(self, environ, start_response):
        self.log(environ)
        text = f"My notes are in {os.environ.get('HOME')}/{self.folder}.\n"
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(text)))])
        return [text.encode()]


application = Notes()
`,
      ],
    ],
  },
};
