// Other right ways through lessons: whoever solves a task in a way of their own has to pass as well.
import type { Files } from '../lesson/lesson.ts';
import { callables } from './right-ways/application-callable.ts';
import { closing } from './right-ways/closing.ts';
import { errors } from './right-ways/errors.ts';
import { lazyBodies } from './right-ways/lazy-bodies.ts';
import { middleware } from './right-ways/middleware.ts';
import { servers } from './right-ways/servers-and-software.ts';
import type { Ways } from './right-ways/ways.ts';
import { whoAnswers } from './right-ways/who-answers.ts';

const greet = `def greet(environ, start_response):
    if environ["PATH_INFO"] == "/hello":
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"Hello, ", b"whoever ", b"you are.\\n"]
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"Nobody here.\\n"]


class Skin:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


`;
const page = `from layers import Auth, GZip, Timing


def page(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"Hello, {environ['REMOTE_USER']}. ".encode(), b"Skin after skin after skin. " * 40]


`;
const skin = (how: string, code: string): [string, Files] => [how, { 'app.py': greet + code }];
const order = (how: string, code: string): [string, Files] => [how, { 'app.py': page + code }];
const shake = (how: string, code: string): [string, Files] => [how, { 'app.py': code }];

const apps = (ways: Ways): Record<string, readonly [string, Files][]> =>
  Object.fromEntries(Object.entries(ways).map(([slug, all]) => [slug, all.map(([how, app]) => [how, { 'app.py': app }])]));

/** By lesson: how it is done, and the files that differ from the start. */
export const rightSolutions: Readonly<Record<string, readonly [string, Files][]>> = {
  ...apps(servers),
  ...apps(callables),
  ...apps(middleware),
  ...apps(lazyBodies),
  ...apps(closing),
  ...apps(whoAnswers),
  ...apps(errors),
  'the-handshake': [
    shake(
      'a generator',
      `def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    yield b"You asked for "
    yield environ["PATH_INFO"].encode("latin-1")
`,
    ),
    shake(
      'a class whose instances are callable',
      `class App:
    def __call__(self, environ, start_response):
        start_response("200 OK", [("content-type", "text/plain")])
        return (("You asked for " + environ["PATH_INFO"]).encode("utf-8"),)


application = App()
`,
    ),
    shake(
      'a class that is the body',
      `class application:
    def __init__(self, environ, start_response):
        self.environ = environ
        self.start = start_response

    def __iter__(self):
        self.start("200 OK", [("Content-Type", "text/plain")])
        yield ("You asked for %s\\n" % self.environ["PATH_INFO"]).encode()
`,
    ),
    shake(
      'the old way, with write()',
      `def application(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/plain"), ("X-Extra", "1")])
    write(b"You asked for ")
    write(environ["PATH_INFO"].encode())
    return []
`,
    ),
    shake(
      'other names for the arguments, and a lambda',
      `def body(path):
    return [b"You asked for ", path.encode(), b"\\n"]


application = lambda e, s: (s("200 OK", [("Content-Type", "text/plain")]), body(e["PATH_INFO"]))[1]
`,
    ),
  ],
  'pass-through': [
    skin(
      'a function in a function, with comments',
      `# The outer one is called once.
def mine(inner_app):
    # The inner one is called for each request.
    def called(env, sr):
        body = inner_app(env, sr)  # nothing happens to it
        return body

    return called


application = mine(Skin(greet))
`,
    ),
    skin(
      'a lambda',
      'def bare(app):\n    return lambda environ, start_response: app(environ, start_response)\n\n\napplication = bare(Skin(greet))\n',
    ),
    skin(
      'another class',
      `class Outer:
    def __init__(self, wrapped):
        self._wrapped = wrapped

    def __call__(self, environ, start_response):
        return self._wrapped(environ, start_response)


application = Outer(Skin(greet))
`,
    ),
    skin(
      'a generator that hands on each piece',
      'def bare(app):\n    def layer(environ, start_response):\n        yield from app(environ, start_response)\n\n    return layer\n\n\napplication = bare(Skin(greet))\n',
    ),
    skin(
      'a loop that yields',
      `def bare(app):
    def layer(environ, start_response):
        body = app(environ, start_response)
        try:
            for piece in body:
                yield piece
        finally:
            if hasattr(body, "close"):
                body.close()

    return layer


application = bare(Skin(greet))
`,
    ),
    skin(
      'functools.partial',
      `import functools


def layer(app, environ, start_response):
    return app(environ, start_response)


application = functools.partial(layer, Skin(greet))
`,
    ),
    skin(
      'a bound method',
      `class Box:
    def __init__(self, app):
        self.app = app

    def serve(self, environ, start_response):
        return self.app(environ, start_response)


application = Box(Skin(greet)).serve
`,
    ),
    skin(
      'the new one inside the old one',
      'def bare(app):\n    def layer(environ, start_response):\n        return app(environ, start_response)\n\n    return layer\n\n\napplication = Skin(bare(greet))\n',
    ),
    skin(
      'three of them, named one by one',
      `def first(app):
    def one(environ, start_response):
        return app(environ, start_response)

    return one


def second(app):
    def two(*both):
        return app(*both)

    return two


app = greet
app = Skin(app)
app = first(app)
app = second(app)
application = app
`,
    ),
    skin(
      'as a decorator',
      `def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


@bare
def application(environ, start_response):
    return Skin(greet)(environ, start_response)
`,
    ),
    skin(
      'a start_response of its own that hands everything on',
      `def bare(app):
    def layer(environ, start_response):
        def mine(status, headers, exc_info=None):
            return start_response(status, headers, exc_info)

        return app(dict(environ), mine)

    return layer


application = bare(Skin(greet))
`,
    ),
  ],
  'order-matters': [
    order('step by step', 'app = GZip(page)\napp = Auth(app)\napp = Timing(app)\napplication = app\n'),
    order('with names in between', 'packed = GZip(page)\nlocked = Auth(packed)\napplication = Timing(locked)\n'),
    order('in a loop', 'application = page\nfor layer in (GZip, Auth, Timing):\n    application = layer(application)\n'),
    order(
      'folded',
      'from functools import reduce\n\napplication = reduce(lambda app, layer: layer(app), [GZip, Auth, Timing], page)\n',
    ),
    order(
      'under other names',
      'from layers import Timing as Clock, Auth as Door\n\nZip = GZip\napplication = Clock(Door(Zip(page)))  # outermost first\n',
    ),
    order(
      'in a function that builds it',
      'def build():\n    inner = GZip(page)\n    return Timing(Auth(inner))\n\n\napplication = build()\n',
    ),
    order(
      'with one more layer around it',
      `def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


application = bare(Timing(bare(Auth(bare(GZip(page))))))
`,
    ),
    order('with two clocks', 'application = Timing(Auth(Timing(GZip(page))))\n'),
    order(
      'as decorators',
      `@Timing
@Auth
@GZip
def application(environ, start_response):
    return page(environ, start_response)
`,
    ),
    order(
      'as a function that serves',
      'stack = Timing(Auth(GZip(page)))\n\n\ndef application(environ, start_response):\n    return stack(environ, start_response)\n',
    ),
    order('with keyword arguments', 'application = Timing(app=Auth(app=GZip(app=page)))\n'),
    order(
      'from a list, outermost first',
      'STACK = [Timing, Auth, GZip]\n\napplication = page\nfor layer in reversed(STACK):\n    application = layer(application)\n',
    ),
  ],
};
