// Other right ways through the lessons of part 4.
import type { Ways } from './ways.ts';

const python = String.raw;

export const middleware: Ways = {
  'on-the-way-down': {
    from: 'class Who:',
    ways: [
      [
        'a new dict with one more key',
        python`class Who:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        user = environ.get("HTTP_X_USER")
        return self.app({**environ, "site.user": user} if user else environ, start_response)


application = Who(page)
`,
      ],
      [
        'a function',
        python`def who(app):
    def layer(env, sr):
        if (name := env.get("HTTP_X_USER")) is not None:
            env.setdefault("site.user", name)
        return app(env, sr)

    return layer


application = who(page)
`,
      ],
      [
        'a generator, which writes when it is asked',
        python`class Who:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        # Nothing here runs before the first piece is asked for.
        if "HTTP_X_USER" in environ:
            environ["site.user"] = environ["HTTP_X_USER"]
        yield from self.app(environ, start_response)


application = Who(page)
`,
      ],
      [
        'always a name',
        python`def application(environ, start_response):
    environ["site.user"] = environ.get("HTTP_X_USER") or "stranger"
    return page(environ, start_response)
`,
      ],
      [
        'two layers: one reads, one writes',
        python`def reads(app):
    def layer(environ, start_response):
        environ["site.header"] = environ.get("HTTP_X_USER", "")
        return app(environ, start_response)

    return layer


def writes(app):
    def layer(environ, start_response):
        if environ["site.header"]:
            environ.update({"site.user": environ["site.header"]})
        return app(environ, start_response)

    return layer


application = reads(writes(page))
`,
      ],
    ],
  },
  'on-the-way-up': {
    from: 'class Stamp:',
    ways: [
      [
        'whatever the arguments are',
        python`class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def stamped(status, headers, *rest):
            return start_response(status, headers + [("X-Stamp", "seen")], *rest)

        return self.app(environ, stamped)


application = Stamp(poem)
`,
      ],
      [
        'its own header first, in a lambda',
        python`def stamp(app):
    return lambda environ, start_response: app(
        environ, lambda status, headers, exc_info=None: start_response(status, [("x-stamp", "seen"), *headers], exc_info)
    )


application = stamp(poem)
`,
      ],
      [
        'appending to the list that was given',
        python`class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def stamped(status, headers, exc_info=None):
            headers.append(("X-Stamp", "seen"))
            return start_response(status, headers, exc_info)

        yield from self.app(environ, stamped)


application = Stamp(poem)
`,
      ],
      [
        'a method, and partial',
        python`from functools import partial


class Stamp:
    def __init__(self, app):
        self.app = app

    def say(self, start_response, status, headers, exc_info=None):
        return start_response(status, [*headers, ("X-Stamp", "seen")], exc_info)

    def __call__(self, environ, start_response):
        return self.app(environ, partial(self.say, start_response))


application = Stamp(poem)
`,
      ],
      [
        'held until the first piece',
        python`class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        said = []
        body = self.app(environ, lambda *told: said.append(told))
        first = next(body)  # now it has spoken
        status, headers = said[-1]
        start_response(status, headers + [("X-Stamp", "seen")])
        yield first
        yield from body


application = Stamp(poem)
`,
      ],
      [
        'with wsgiref.headers, and a layer outside',
        python`from wsgiref.headers import Headers


class Stamp:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        def stamped(status, headers, exc_info=None):
            all_of_them = Headers(headers)
            all_of_them["X-Stamp"] = "seen"
            return start_response(status, all_of_them.items(), exc_info)

        return self.app(environ, stamped)


def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


application = bare(Stamp(poem))
`,
      ],
    ],
  },
};
