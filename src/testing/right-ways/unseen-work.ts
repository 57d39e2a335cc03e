// Right ways that were written from the text of a task, before their author had seen its check: part 5, where an interpreter lives and
// what it remembers.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenWork: Ways = {
  'embedded-or-daemon': {
    from: 'visits = 0',
    ways: [
      [
        'a match, and a function for the sentence',
        python`from itertools import count

visit = count(1)


def home(group):
    match group:
        case None:
            return "Apache does not know me."
        case "":
            return "I live inside Apache."
        case name:
            return f"I live in the daemon process {name}."


def application(environ, start_response):
    if environ["PATH_INFO"] == "/touch":
        os.utime(__file__)
    first = home(environ.get("mod_wsgi.process_group"))
    second = f"Visit {next(visit)}. In this process, app.py has run {memory.runs} times."
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"{first}\n{second}\n".encode()]
`,
      ],
      [
        'asks for forgiveness',
        python`visits = 0


def application(environ, start_response):
    global visits
    visits += 1
    if environ["PATH_INFO"] == "/touch":
        os.utime(__file__)
    try:
        group = environ["mod_wsgi.process_group"]
    except KeyError:
        where = "Apache does not know me.\n"
    else:
        where = f"I live in the daemon process {group}.\n" if group else "I live inside Apache.\n"
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [where.encode(), f"Visit {visits}. In this process, ".encode(), f"app.py has run {memory.runs} times.\n".encode()]
`,
      ],
      [
        'a generator, a line for each piece',
        python`visits = 0


def application(environ, start_response):
    global visits
    visits += 1
    if environ["PATH_INFO"] == "/touch":
        os.utime(__file__)
    start_response("200 OK", [("Content-Type", "text/plain")])
    if "mod_wsgi.process_group" not in environ:
        yield b"Apache does not know me.\n"
    elif not environ["mod_wsgi.process_group"]:
        yield b"I live inside Apache.\n"
    else:
        yield b"I live in the daemon process " + environ["mod_wsgi.process_group"].encode() + b".\n"
    yield f"Visit {visits}. In this process, app.py has run {memory.runs} times.\n".encode()
`,
      ],
      [
        'a layer that finds out, and a page that says it',
        python`class Lives:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        missing = object()
        group = environ.get("mod_wsgi.process_group", missing)
        if group is missing:
            environ["lives.where"] = "Apache does not know me."
        elif group == "":
            environ["lives.where"] = "I live inside Apache."
        else:
            environ["lives.where"] = "I live in the daemon process %s." % group
        return self.app(environ, start_response)


class Touch:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/touch":
            os.utime(__file__)
        return self.app(environ, start_response)


seen = []


def page(environ, start_response):
    seen.append(environ["PATH_INFO"])
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{environ['lives.where']}\nVisit {len(seen)}. In this process, app.py has run {memory.runs} times.\n".encode()]


application = Touch(Lives(page))
`,
      ],
      [
        'finds it out once, and keeps it: a process does not move',
        python`from functools import cache

visits = 0
asked = {}


@cache
def where():
    if KEY not in asked:
        return "Apache does not know me.\n"
    if asked[KEY] == "":
        return "I live inside Apache.\n"
    return f"I live in the daemon process {asked[KEY]}.\n"


KEY = "mod_wsgi.process_group"


def application(environ, start_response):
    global visits
    visits += 1
    asked.update(environ)
    if environ["PATH_INFO"] == "/touch":
        os.utime(__file__)
    said = [where(), f"Visit {visits}. In this process, ", f"app.py has run {memory.runs} times.\n"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return map(str.encode, said)
`,
      ],
      [
        'a closure, and any key of mod_wsgi says that it is Apache',
        python`def make():
    visits = 0

    def app(environ, start_response):
        nonlocal visits
        visits += 1
        if environ["PATH_INFO"].startswith("/touch"):
            os.utime(__file__)
        apache = any(key.startswith("mod_wsgi.") for key in environ)
        group = environ.get("mod_wsgi.process_group", "")
        if apache and group:
            line = f"I live in the daemon process {group}."
        elif apache:
            line = "I live inside Apache."
        else:
            line = "Apache does not know me."
        start_response("200 OK", [("Content-Type", "text/plain")])
        yield "\n".join([line, f"Visit {visits}. In this process, app.py has run {memory.runs} times.", ""]).encode()

    return app


application = make()
`,
      ],
    ],
  },
};
