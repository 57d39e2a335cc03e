// Right ways that were written from the text of a task, before their author had seen its check: part 5, the three flags.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenFlags: Ways = {
  flags: {
    from: 'class Page:',
    ways: [
      [
        "kept in environ, which is one call's alone",
        python`class Page:
    def __init__(self):
        self.warm = False
        self.visits = 0

    def __call__(self, environ, start_response):
        if not environ["wsgi.run_once"] and not self.warm:
            self.warm = True
            warm_up()
        self.visits += 1
        environ["page.visit"] = self.visits
        environ["page.name"] = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]
        start_response("200 OK", [("Content-Type", "text/plain")])
        return self.lines(environ)

    def lines(self, environ):
        where = {True: " in this process", False: ""}[bool(environ["wsgi.multiprocess"])]
        yield f"Hello, {environ['page.name']}. Visit {environ['page.visit']}{where}.\n".encode()
        pause()
        yield f"Goodbye, {environ['page.name']}.\n".encode()


application = Like(Page())
`,
      ],
      [
        'closures and no class',
        python`from itertools import count


def make_page():
    visits = count(1)
    warm = False

    def page(environ, start_response):
        nonlocal warm
        if not warm and not environ.get("wsgi.run_once", False):
            warm_up()
            warm = True
        visit = next(visits)
        name = parse_qs(environ.get("QUERY_STRING", "")).get("name", ["stranger"])[0]
        start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])

        def body():
            truth = " in this process" * bool(environ["wsgi.multiprocess"])
            yield f"Hello, {name}. Visit {visit}{truth}.\n".encode()
            pause()
            yield f"Goodbye, {name}.\n".encode()

        return body()

    return page


application = Like(make_page())
`,
      ],
      [
        'a copy of itself for each visit',
        python`from copy import copy


class Page:
    def __init__(self):
        self.warm = False
        self.visits = 0

    def __call__(self, environ, start_response):
        if not self.warm and not environ["wsgi.run_once"]:
            warm_up()
            self.warm = True
        self.visits += 1
        mine = copy(self)
        mine.name = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]
        mine.where = " in this process" if environ["wsgi.multiprocess"] else ""
        start_response("200 OK", [("Content-Type", "text/plain")])
        return mine.lines()

    def lines(self):
        yield f"Hello, {self.name}. Visit {self.visits}{self.where}.\n".encode()
        pause()
        yield f"Goodbye, {self.name}.\n".encode()


application = Like(Page())
`,
      ],
      [
        'one more layer, which warms up',
        python`from functools import partial


class Warm:
    def __init__(self, app):
        self.app = app
        self.warm = False

    def __call__(self, environ, start_response):
        if not environ["wsgi.run_once"] and not self.warm:
            warm_up()
            self.warm = True
        return self.app(environ, start_response)


class Greeter:
    def __init__(self):
        self.visits = 0

    def __call__(self, environ, start_response):
        self.visits += 1
        name = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]
        start_response("200 OK", [("Content-Type", "text/plain")])
        say = partial("Visit {} in this process.".format if environ["wsgi.multiprocess"] else "Visit {}.".format, self.visits)
        return self.lines(name, say)

    def lines(self, name, say):
        yield f"Hello, {name}. {say()}\n".encode()
        pause()
        yield f"Goodbye, {name}.\n".encode()


application = Like(Warm(Greeter()))
`,
      ],
      [
        'an iterator by hand',
        python`class Lines:
    def __init__(self, name, visits, where):
        self.steps = iter([lambda: f"Hello, {name}. Visit {visits}{where}.\n", lambda: pause() or f"Goodbye, {name}.\n"])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.steps)().encode()

    def close(self):
        self.steps = iter(())


class Page:
    def __init__(self):
        self.is_warm = False
        self.count = 0

    def __call__(self, environ, start_response):
        once: bool = environ["wsgi.run_once"]
        several: bool = environ["wsgi.multiprocess"]
        if not once and not self.is_warm:
            warm_up()
            self.is_warm = True
        self.count += 1
        start_response("200 OK", [("Content-Type", "text/plain")])
        return Lines(parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0], self.count, several and " in this process" or "")


application = Like(Page())
`,
      ],
    ],
  },
};
