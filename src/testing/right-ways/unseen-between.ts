// Right ways that were written from the text of a task, before their author had seen its check: a layer between two examiners, and a
// clock around something lazy.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenBetween: Ways = {
  'both-languages': {
    from: 'class Visits:',
    ways: [
      [
        'hands on the body as it is',
        python`class Visits:
    def __init__(self, app):
        self.app = app
        self.count = 0

    def __call__(self, environ, start_response):
        self.count += 1
        number = str(self.count)
        environ["VISITS"] = number

        def counted(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Visits", number)], exc_info)

        return self.app(environ, counted)


application = validator(Visits(validator(page)))
`,
      ],
      [
        'contextlib closes',
        python`from contextlib import closing


class Visits:
    """Counts the visits, tells those inside, and says it in a header."""

    def __init__(self, app):
        self.app = app
        self.count = 0

    def __call__(self, environ, start_response):
        self.count += 1
        visits = f"{self.count}"

        def counted(status, headers, *error):
            headers = list(headers)
            headers.append(("X-Visits", visits))
            return start_response(status, headers, *error)

        with closing(self.app({**environ, "VISITS": visits}, counted)) as body:
            yield from body


application = validator(Visits(validator(page)))
`,
      ],
      [
        'a body of its own, with close',
        python`class Body:
    def __init__(self, body):
        self.body = body
        self.pieces = iter(body)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.pieces)

    def close(self):
        if hasattr(self.body, "close"):
            self.body.close()


class Visits:
    def __init__(self, app):
        self.app = app
        self.count: int = 0

    def __call__(self, environ, start_response):
        self.count += 1
        environ["VISITS"] = str(self.count)
        header = ("X-Visits", environ["VISITS"])

        def counted(status, headers, exc_info=None):
            return start_response(status, [header, *headers], exc_info)

        return Body(self.app(environ, counted))


application = validator(Visits(validator(page)))
`,
      ],
      [
        'one more layer between, and one more examiner',
        python`class Visits:
    def __init__(self, app):
        self.app = app
        self.count = 0

    def __call__(self, environ, start_response):
        self.count += 1
        environ["VISITS"] = str(self.count)
        return self.app(environ, start_response)


class Says:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def counted(status, headers, exc_info=None):
            return start_response(status, [*headers, ("X-Visits", environ["VISITS"])], exc_info)

        return self.app(environ, counted)


application = validator(Visits(validator(Says(validator(page)))))
`,
      ],
      [
        'keeps the pieces, and closes',
        python`class Visits:
    def __init__(self, app):
        self.app = app
        self.count = 0

    def __call__(self, environ, start_response):
        self.count += 1
        said = "%d" % self.count

        def counted(status, headers, exc_info=None):
            return start_response(status, [(name, value) for name, value in headers] + [("X-Visits", said)], exc_info)

        environ["VISITS"] = said
        body = self.app(environ, counted)
        try:
            return list(body)
        finally:
            body.close()


application = validator(Visits(validator(page)))
`,
      ],
    ],
  },
  'generators-are-lazy': {
    from: 'class Clock:',
    ways: [
      [
        'written in finally, in other words',
        python`class Stopwatch:
    def __init__(self, app, say="That took {:.2f} seconds.\n"):
        self.app = app
        self.say = say

    def __call__(self, environ, start_response):
        start = time.monotonic()
        body = self.app(environ, start_response)
        try:
            yield from body
        finally:
            if hasattr(body, "close"):
                body.close()
            environ["wsgi.errors"].write(self.say.format(time.monotonic() - start))


application = Stopwatch(report)
`,
      ],
    ],
  },
};
