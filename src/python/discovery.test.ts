// Any callable that receives an environ is found, unmarked, and named as the code that made it knows it.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { layersOf, story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const ANSWER = 'start_response("200 OK", [("Content-Type", "text/plain")])\n    return [b"ok"]\n';
const APP = `def application(environ, start_response):\n    ${ANSWER}`;
const MIDDLEWARE = `class Passing:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        return self.app(environ, start_response)
`;

function layersOfProgram(source: string): string[] {
  expect(python.start(source)).toMatchObject({ ok: true });
  const { recording, unrecorded } = python.request();
  expect(unrecorded).toBeNull();
  expect(recording?.ended).toBe('complete');
  return layersOf(recording);
}

test.each([
  ['a function', APP, ['application']],
  ['a lambda', 'application = lambda e, s: (s("200 OK", []), [b"x"])[1]\n', ['application']],
  ['an instance', `${MIDDLEWARE}${APP}application = Passing(application)\n`, ['Passing', 'application']],
  ['two instances', `${MIDDLEWARE}${APP}application = Passing(Passing(application))\n`, ['Passing', 'Passing', 'application']],
  [
    'a closure',
    `def add_header(app):\n    def wrapped(environ, start_response):\n        return app(environ, start_response)\n    return wrapped\n${APP}application = add_header(application)\n`,
    ['add_header', 'application'],
  ],
  [
    'a decorator with arguments, twice',
    `import functools\ndef tag(name):\n    def decorator(app):\n        @functools.wraps(app)\n        def wrapper(environ, start_response):\n            return app(environ, start_response)\n        return wrapper\n    return decorator\n@tag("a")\n@tag("b")\n${APP}`,
    ['tag', 'tag', 'application'],
  ],
  [
    'a class',
    `class application:\n    def __init__(self, environ, start_response):\n        start_response("200 OK", [])\n    def __iter__(self):\n        return iter([b"x"])\n`,
    ['application'],
  ],
  [
    'a partial',
    `from functools import partial\ndef greet(name, environ, start_response):\n    ${ANSWER}application = partial(greet, "you")\n`,
    ['greet'],
  ],
  [
    'a bound method',
    `class Site:\n    def serve(self, environ, start_response):\n        start_response("200 OK", [])\n        return [b"x"]\napplication = Site().serve\n`,
    ['Site.serve'],
  ],
  [
    'a static and a class method',
    `class Site:\n    @staticmethod\n    def inner(environ, start_response):\n        start_response("200 OK", [])\n        return [b"x"]\n    @classmethod\n    def outer(cls, environ, start_response):\n        return cls.inner(environ, start_response)\napplication = Site.outer\n`,
    ['Site.outer', 'Site.inner'],
  ],
  [
    'a generator function called by a generator function',
    `def inner(environ, start_response):\n    start_response("200 OK", [])\n    yield b"x"\ndef application(environ, start_response):\n    yield from inner(environ, start_response)\n`,
    ['application', 'inner'],
  ],
  [
    'a generator method',
    `class Lazy:\n    def __init__(self, app):\n        self.app = app\n    def __call__(self, environ, start_response):\n        for chunk in self.app(environ, start_response):\n            yield chunk\n${APP}application = Lazy(application)\n`,
    ['Lazy', 'application'],
  ],
  ['keyword-taking *args', `def application(*args):\n    environ, start_response = args\n    ${ANSWER}`, ['application']],
  [
    "the standard library's validator",
    `from wsgiref.validate import validator\n${APP}application = validator(application)\n`,
    ['validator', 'application'],
  ],
  ["the standard library's demo", 'from wsgiref.simple_server import demo_app as application\n', ['demo_app']],
  [
    'called by C code',
    `${APP}inner = application\ndef application(environ, start_response):\n    return list(map(inner, [environ], [start_response]))[0]\n`,
    ['application', 'application'],
  ],
])('%s', (_, source, layers) => {
  expect(layersOfProgram(source)).toEqual(layers);
});

test('a library layer has no place; the user’s has the line of its def', () => {
  python.start(`from wsgiref.validate import validator\n@validator\n${APP}`);
  const { recording } = python.request();
  expect(recording?.layers[1]?.place).toBeNull();
  expect(recording?.layers[2]?.place).toEqual({ file: 'app.py', line: 3 });
});

test('the parent is the span whose code made the call: two calls of one application by a retrying middleware', () => {
  python.start(`calls = []
def flaky(environ, start_response):
    calls.append(1)
    if len(calls) == 1:
        raise OSError("not yet")
    ${ANSWER}
class Retry:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        try:
            return self.app(environ, start_response)
        except OSError:
            return self.app(environ, start_response)
application = Retry(flaky)
`);
  const { recording } = python.request();
  expect(recording?.layers.map((layer) => layer.name)).toEqual(['wsgiref', 'Retry', 'flaky']);
  expect(recording?.spans.map(({ layer, parent }) => [layer, parent])).toEqual([
    [0, null],
    [1, 0],
    [2, 1],
    [2, 1],
  ]);
  expect(story(recording).slice(0, 8)).toEqual([
    'Retry: call by server',
    'Retry: enter',
    'flaky: call by Retry',
    'flaky: enter',
    'flaky: raise OSError “not yet” during call',
    'Retry: catch',
    'flaky: call by Retry',
    'flaky: enter',
  ]);
});

test('a router: the branch that is not taken has no layer', () => {
  python.start(`def one(environ, start_response):
    ${ANSWER}
def two(environ, start_response):
    ${ANSWER}
class Router:
    def __init__(self, **routes):
        self.routes = routes
    def pick(self, environ):
        return self.routes[environ["PATH_INFO"].strip("/") or "one"]
    def __call__(self, environ, start_response):
        return self.pick(environ)(environ, start_response)
application = Router(one=one, two=two)
`);
  expect(layersOf(python.request('GET /two HTTP/1.0\r\n\r\n').recording)).toEqual(['Router', 'two']);
  expect(layersOf(python.request('GET /one HTTP/1.0\r\n\r\n').recording)).toEqual(['Router', 'one']);
});

test('a copied environ has an identity of its own, and its changes are told against the caller’s', () => {
  python.start(`${APP}inner = application
def application(environ, start_response):
    mine = dict(environ)
    mine["mine"] = "1"
    del mine["HOME"]
    return inner(mine, start_response)
`);
  const calls = python.request().recording?.events.filter((event) => event.type === 'call');
  expect(calls?.map((call) => call.env)).toEqual([0, 1]);
  expect(calls?.[1]?.delta).toEqual({ set: { mine: { type: 'str', text: "'1'", length: 1 } }, gone: ['HOME'] });
});
