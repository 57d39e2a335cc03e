// Near misses of part 5, written from the text of a task before their author had seen its check: the flags, and the log.
import type { Ways } from '../right-ways/ways.ts';

const python = String.raw;

/** A page with what is to be tried in its call and in its lines. */
const page = (call: string, lines: string, made = 'Like(Page())', above = '') => python`${above}class Page:
    def __init__(self):
        self.warm = False
        self.visits = 0

    def __call__(self, environ, start_response):
${call}

    def lines(self, name, where):
${lines}


application = ${made}
`;

const LINES = python`        yield f"Hello, {name}. Visit {self.visits}{where}.\n".encode()
        pause()
        yield f"Goodbye, {name}.\n".encode()`;

const ANSWER = python`        self.visits += 1
        name = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]
        where = " in this process" if environ["wsgi.multiprocess"] else ""
        start_response("200 OK", [("Content-Type", "text/plain")])
        return self.lines(name, where)`;

const WARM = python`        if not self.warm and not environ["wsgi.run_once"]:
            warm_up()
            self.warm = True`;

/** A program with what is to be tried in its first lines and its last. */
const notes = (first: string, last: string) => python`import os


def application(environ, start_response):
${first}
    start_response("200 OK", [("Content-Type", "text/plain")])
${last}
`;

const LOG = '    print(environ["REQUEST_METHOD"], environ["PATH_INFO"], file=environ["wsgi.errors"])';
const HOME = python`    return [f"My notes are in {os.environ['HOME']}/notes.\n".encode()]`;

export const settings: Ways = {
  flags: {
    from: 'class Page:',
    ways: [
      [
        'once run once, it never warms up again',
        page(
          `        if not self.warm:
            if not environ["wsgi.run_once"]:
                warm_up()
            self.warm = True
${ANSWER}`,
          LINES,
        ),
      ],
      [
        'what the first visit met is kept for all',
        page(
          python`        if not self.visits:
            self.where = " in this process" if environ["wsgi.multiprocess"] else ""
${WARM}
        self.visits += 1
        name = parse_qs(environ["QUERY_STRING"]).get("name", ["stranger"])[0]
        start_response("200 OK", [("Content-Type", "text/plain")])
        return self.lines(name, self.where)`,
          LINES,
        ),
      ],
      [
        'whoever comes in between is turned away',
        page(
          python`        if getattr(self, "busy", False):
            start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
            return [b"Sorry, somebody is in here.\n"]
${WARM}
        self.busy = True
${ANSWER}`,
          python`        try:
            yield f"Hello, {name}. Visit {self.visits}{where}.\n".encode()
            pause()
            yield f"Goodbye, {name}.\n".encode()
        finally:
            self.busy = False`,
        ),
      ],
    ],
  },
  'playground-to-production': {
    ways: [
      [
        'a home that is written down',
        notes(LOG, python`    return [f"My notes are in {environ.get('HOME', '/root')}/notes.\n".encode()]`),
      ],
      [
        'no home where there is none',
        notes(LOG, python`    return [f"My notes are in {environ.get('HOME', '')}/notes.\n".encode()]`),
      ],
      [
        'no line, since it never ends',
        notes(python`    environ["wsgi.errors"].write(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")`, HOME),
      ],
      ['the method and the path in two lines', notes(`${LOG.replace(', file', ', sep="\\n", file')}`, HOME)],
      [
        'the first visit only',
        python`import os

logged = False


def application(environ, start_response):
    global logged
    if not logged:
        print(environ["REQUEST_METHOD"], environ["PATH_INFO"], file=environ["wsgi.errors"])
        logged = True
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"My notes are in {os.environ['HOME']}/notes.\n".encode()]
`,
      ],
    ],
  },
};
