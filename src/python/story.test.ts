// What a request's recording tells, in order: start_response from hand to hand, laziness, close, lines.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

function told(source: string, raw?: string): string[] {
  expect(python.start(source)).toMatchObject({ ok: true });
  const { recording, unrecorded } = python.request(raw);
  expect(unrecorded).toBeNull();
  return story(recording);
}

test('a replaced start_response is seen going from hand to hand', () => {
  expect(
    told(`class Mark:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        def marked(status, headers, exc_info=None):
            return start_response(status, headers + [("X-Mark", "1")], exc_info)
        return self.app(environ, marked)
def application(environ, start_response):
    start_response("200 OK", [])
    return []
application = Mark(application)
`),
  ).toEqual([
    'Mark: call by server',
    'Mark: enter',
    'application: call by Mark',
    'application: enter',
    'application: start_response 200 OK to Mark',
    'Mark: start_response 200 OK to server',
    'application: return list',
    'Mark: return list',
    'application: next by server',
    'application: stop',
  ]);
});

test('a replaced start_response that is a method, and one that is a partial', () => {
  const lines = told(`from functools import partial
class Keep:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        self.given = start_response
        return self.app(environ, self.start)
    def start(self, status, headers, exc_info=None):
        return self.given(status, headers, exc_info)
def exact(app):
    def wrapped(environ, start_response):
        return app(environ, partial(start_response, "201 Created"))
    return wrapped
def application(environ, start_response):
    start_response([])
    return []
application = exact(application)
application = Keep(application)
`);
  expect(lines.filter((line) => line.includes('start_response'))).toEqual([
    'application: start_response 201 Created to Keep',
    'Keep: start_response 201 Created to server',
  ]);
});

test('a write() that a middleware made', () => {
  const lines = told(`class Shout:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        def start(status, headers, exc_info=None):
            write = start_response(status, headers, exc_info)
            def loud(data):
                write(data.upper())
            return loud
        return self.app(environ, start)
def application(environ, start_response):
    start_response("200 OK", [])(b"hey")
    return []
application = Shout(application)
`);
  expect(lines.filter((line) => line.includes('write'))).toEqual([
    'application: write “hey” to Shout',
    'Shout: write “HEY” to server',
  ]);
});

test('a body that nobody closes is dropped: garbage', () => {
  expect(
    told(`def inner(environ, start_response):
    start_response("200 OK", [])
    try:
        yield b"one"
        yield b"two"
    finally:
        print("released")
def application(environ, start_response):
    body = inner(environ, start_response)
    first = next(body)
    del body
    return [first]
`),
  ).toEqual([
    'application: call by server',
    'application: enter',
    'inner: call by application',
    'inner: return generator',
    'inner: next by application',
    'inner: enter',
    'inner: start_response 200 OK to server',
    'inner: chunk “one”',
    'inner: close garbage by application',
    'inner: print stdout “released”',
    'application: return list',
    'application: next by server',
    'application: chunk “one”',
    'application: next by server',
    'application: stop',
  ]);
});

test('close() called by a middleware, by contextlib and by the server', () => {
  const lines = told(`from contextlib import closing
def inner(environ, start_response):
    start_response("200 OK", [])
    try:
        yield b"one"
        yield b"two"
    finally:
        pass
def application(environ, start_response):
    a = inner(environ, lambda *args: None)
    next(a)
    a.close()
    with closing(inner(environ, lambda *args: None)) as b:
        next(b)
    return inner(environ, start_response)
`);
  expect(lines.filter((line) => line.includes('close'))).toEqual([
    'inner: close by application',
    'inner: close by application',
    'inner: close by server',
  ]);
});

test('C code takes a list as a whole; a generator is seen being pulled', () => {
  expect(
    told(`def listed(environ, start_response):
    start_response("200 OK", [])
    return [b"a", b"b"]
def lazy(environ, start_response):
    yield b"c"
def application(environ, start_response):
    return [b"".join(listed(environ, start_response)) + b"".join(lazy(environ, start_response))]
`).slice(2, 13),
  ).toEqual([
    'listed: call by application',
    'listed: enter',
    'listed: start_response 200 OK to server',
    'listed: return list',
    'listed: drain 2 by application',
    'lazy: call by application',
    'lazy: return generator',
    'lazy: next by application',
    'lazy: enter',
    'lazy: chunk “c”',
    'lazy: next by application',
  ]);
});

test('line by line: frames, their depth, and what changed in their locals', () => {
  python.start(
    `def double(x):
    y = x * 2
    return y
def application(environ, start_response):
    n = double(21)
    start_response("200 OK", [])
    return [b"%d" % n]
`,
    { grain: 'lines' },
  );
  const { recording } = python.request();
  const lines = story(recording).filter((line) => /open|line|leave/.test(line));
  expect(lines).toEqual([
    'application: open application',
    'application: line 5',
    'application: open double',
    'application: line 2',
    'application: line 3',
    'application: leave',
    'application: line 6',
    'application: line 7',
    'application: leave',
  ]);
  const inner = recording?.events.filter((event) => 'frame' in event && event.frame === 1);
  expect(inner?.map((event) => ('locals' in event ? event.locals?.set : undefined))).toEqual([
    { x: { type: 'int', text: '21' } },
    undefined,
    { y: { type: 'int', text: '42' } },
    undefined,
  ]);
  expect(inner?.every((event) => 'depth' in event && event.depth === 1)).toBe(true);
});

test('what super() reaches is named after the class that it is written in', () => {
  const lines = told(`class Base:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        return self.app(environ, start_response)
class Timed(Base):
    def __call__(self, environ, start_response):
        return super().__call__(environ, start_response)
class Plain(Base):
    pass
def application(environ, start_response):
    start_response("200 OK", [])
    return []
application = Timed(Plain(application))
`);
  expect(lines.filter((line) => line.includes('call by'))).toEqual([
    'Timed: call by server',
    'Base: call by Timed',
    'Plain: call by Base',
    'application: call by Plain',
  ]);
});
