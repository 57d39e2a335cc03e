// Other right ways through the lessons of part 4 in which layers are put around one another.
import type { Ways } from './ways.ts';

const python = String.raw;

export const stacking: Ways = {
  'pass-through': {
    from: 'application =',
    ways: [
      [
        'a function in a function, with comments',
        python`# The outer one is called once.
def mine(inner_app):
    # The inner one is called for each request.
    def called(env, sr):
        body = inner_app(env, sr)  # nothing happens to it
        return body

    return called


application = mine(Skin(greet))
`,
      ],
      [
        'a lambda',
        python`def bare(app):
    return lambda environ, start_response: app(environ, start_response)


application = bare(Skin(greet))
`,
      ],
      [
        'another class',
        python`class Outer:
    def __init__(self, wrapped):
        self._wrapped = wrapped

    def __call__(self, environ, start_response):
        return self._wrapped(environ, start_response)


application = Outer(Skin(greet))
`,
      ],
      [
        'a generator that hands on each piece',
        python`def bare(app):
    def layer(environ, start_response):
        yield from app(environ, start_response)

    return layer


application = bare(Skin(greet))
`,
      ],
      [
        'a loop that yields',
        python`def bare(app):
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
      ],
      [
        'functools.partial',
        python`import functools


def layer(app, environ, start_response):
    return app(environ, start_response)


application = functools.partial(layer, Skin(greet))
`,
      ],
      [
        'a bound method',
        python`class Box:
    def __init__(self, app):
        self.app = app

    def serve(self, environ, start_response):
        return self.app(environ, start_response)


application = Box(Skin(greet)).serve
`,
      ],
      [
        'the new one inside the old one',
        python`def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


application = Skin(bare(greet))
`,
      ],
      [
        'three of them, named one by one',
        python`def first(app):
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
      ],
      [
        'as a decorator',
        python`def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


@bare
def application(environ, start_response):
    return Skin(greet)(environ, start_response)
`,
      ],
      [
        'a start_response of its own that hands everything on',
        python`def bare(app):
    def layer(environ, start_response):
        def mine(status, headers, exc_info=None):
            return start_response(status, headers, exc_info)

        return app(dict(environ), mine)

    return layer


application = bare(Skin(greet))
`,
      ],
    ],
  },
  'order-matters': {
    from: 'application =',
    ways: [
      [
        'step by step',
        python`app = GZip(page)
app = Auth(app)
app = Timing(app)
application = app
`,
      ],
      [
        'with names in between',
        python`packed = GZip(page)
locked = Auth(packed)
application = Timing(locked)
`,
      ],
      [
        'in a loop',
        python`application = page
for layer in (GZip, Auth, Timing):
    application = layer(application)
`,
      ],
      [
        'folded',
        python`from functools import reduce

application = reduce(lambda app, layer: layer(app), [GZip, Auth, Timing], page)
`,
      ],
      [
        'under other names',
        python`from layers import Timing as Clock, Auth as Door

Zip = GZip
application = Clock(Door(Zip(page)))  # outermost first
`,
      ],
      [
        'in a function that builds it',
        python`def build():
    inner = GZip(page)
    return Timing(Auth(inner))


application = build()
`,
      ],
      [
        'with one more layer around it',
        python`def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


application = bare(Timing(bare(Auth(bare(GZip(page))))))
`,
      ],
      [
        'with two clocks',
        python`application = Timing(Auth(Timing(GZip(page))))
`,
      ],
      [
        'as decorators',
        python`@Timing
@Auth
@GZip
def application(environ, start_response):
    return page(environ, start_response)
`,
      ],
      [
        'as a function that serves',
        python`stack = Timing(Auth(GZip(page)))


def application(environ, start_response):
    return stack(environ, start_response)
`,
      ],
      [
        'with keyword arguments',
        python`application = Timing(app=Auth(app=GZip(app=page)))
`,
      ],
      [
        'from a list, outermost first',
        python`STACK = [Timing, Auth, GZip]

application = page
for layer in reversed(STACK):
    application = layer(application)
`,
      ],
    ],
  },
};
