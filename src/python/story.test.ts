// What a request's recording tells, in order: start_response from hand to hand, laziness, close, exceptions, reads and prints.
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

test('an exception while chunks are given crosses each boundary once, and the server stops it', () => {
  const lines = told(`def application(environ, start_response):
    start_response("200 OK", [])
    yield b"one"
    raise KeyError("nope")
def passing(app):
    def wrapped(environ, start_response):
        yield from app(environ, start_response)
    return wrapped
application = passing(application)
`);
  expect(lines.filter((line) => /raise|catch/.test(line))).toEqual([
    "application: raise KeyError “'nope'” during next",
    "passing: raise KeyError “'nope'” during next",
    'server: catch',
  ]);
});

test('an except clause that only logs and raises again, a finally, a with: not a catch', () => {
  const lines = told(`import contextlib
class Log:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        try:
            with contextlib.ExitStack():
                return self.app(environ, start_response)
        except ValueError:
            print("seen")
            raise
        finally:
            print("left")
def application(environ, start_response):
    raise ValueError("bad")
application = Log(application)
`);
  expect(lines.filter((line) => /raise|catch|print/.test(line))).toEqual([
    'application: raise ValueError “bad” during call',
    'Log: print stdout “seen”',
    'Log: print stdout “left”',
    'Log: raise ValueError “bad” during call',
    'server: catch',
  ]);
});

test('an application that cannot be called, or not with two arguments', () => {
  expect(told('application = "text"\n')).toEqual([
    "server: raise TypeError “'str' object is not callable” during call",
    'server: catch',
  ]);
  expect(told('def application(environ):\n    return []\n')[0]).toMatch(
    /^server: raise TypeError “application\(\) takes 1 positional/,
  );
});

test('reads of wsgi.input, prints and waits, in order', () => {
  const source = `import sys, time
def application(environ, start_response):
    stdin = environ["wsgi.input"]
    first = stdin.read(2)
    rest = stdin.readline()
    print("out", 1)
    print("err", file=sys.stderr)
    print("told", file=environ["wsgi.errors"])
    time.sleep(0.001)
    start_response("200 OK", [])
    return [first, rest]
`;
  expect(told(source, 'POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\nabcd\n').slice(2, 8)).toEqual([
    'application: read 2 got 2',
    'application: read null got 3',
    'application: print stdout “out 1”',
    'application: print stderr “err”',
    'application: print errors “told”',
    'application: wait on sleep',
  ]);
});

test('a client that says no more: the read waits, the connection is over, the process lives on', () => {
  python.start(`count = 0
def application(environ, start_response):
    global count
    count += 1
    if environ["PATH_INFO"] == "/wait":
        environ["wsgi.input"].read()
    start_response("200 OK", [])
    return [b"%d" % count]
`);
  const waited = python.request('POST /wait HTTP/1.0\r\nContent-Length: 5\r\n\r\nabc');
  expect(waited).toMatchObject({ end: 'timeout', raw: '' });
  expect(story(waited.recording)).toContain('application: wait on client');
  expect(waited.recording?.events.some((event) => event.type === 'sent')).toBe(false);
  expect(python.request()).toMatchObject({ end: 'closed', raw: expect.stringMatching(/\r\n\r\n2$/) });
  expect(python.request('GET / HTTP/1.0\r\n\r\n', { connection: 'same' })).toMatchObject({ end: null, raw: '' });
  expect(python.request('POST /wait HTTP/1.0\r\n\r\nabc', { halfClose: true }).raw).toMatch(/\r\n\r\n3$/);
});

test('every byte that is sent has an author, and the sizes add up', () => {
  python.start(`def application(environ, start_response):
    start_response("200 OK", [("X-Mine", "1")])
    return [b"body"]
`);
  const { recording } = python.request();
  const authors = recording?.events.flatMap((event) => {
    if (event.type !== 'sent') return [];
    const block = recording.bytes[event.bytes] ?? '';
    let at = 0;
    return event.parts.map(({ from, size }) => {
      at += size;
      return [from === 'server' ? from : recording.events[from]?.type, block.slice(at - size, at)];
    });
  });
  expect(authors?.filter(([from]) => from !== 'server')).toEqual([
    ['start_response', '200 OK'],
    ['start_response', 'X-Mine: 1\r\n'],
    ['chunk', 'body'],
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
