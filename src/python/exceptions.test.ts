// What a recording tells when something goes wrong: exceptions from boundary to boundary, calls that can't be made.
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

test('an exception that an except clause answers with another one stops there; a retry is a second span', () => {
  const lines = told(`def mw(app):
    def wrapped(environ, start_response):
        try:
            return app(environ, start_response)
        except KeyError:
            pass
        try:
            return app(environ, start_response)
        except KeyError as error:
            raise RuntimeError("wrapped") from error
    return wrapped
def application(environ, start_response):
    raise KeyError("k")
application = mw(application)
`);
  expect(lines.filter((line) => /call by|raise|catch/.test(line))).toEqual([
    'mw: call by server',
    'application: call by mw',
    "application: raise KeyError “'k'” during call",
    'mw: catch',
    'application: call by mw',
    "application: raise KeyError “'k'” during call",
    'mw: catch',
    'mw: raise RuntimeError “wrapped” during call',
    'server: catch',
  ]);
});

test('a StopIteration that leaves a generator is one RuntimeError all the way', () => {
  python.start(
    'def application(environ, start_response):\n    start_response("200 OK", [])\n    yield b"a"\n    next(iter([]))\n',
  );
  const errors = python
    .request()
    .recording?.events.flatMap((event) => (event.type === 'raise' || event.type === 'catch' ? [[event.type, event.error]] : []));
  expect(errors).toEqual([
    ['raise', 1],
    ['catch', 1],
  ]);
});

test('every span is asked by its own call, and time never runs back', () => {
  python.start(`def mw(app):
    def wrapped(environ, start_response):
        try:
            return app(environ, start_response)
        except OSError:
            print("half", end="")
            return app(environ, start_response)
    return wrapped
def application(environ, start_response):
    if not environ.setdefault("tried", []):
        environ["tried"].append(1)
        raise OSError("again")
    raise ValueError("for the server")
application = mw(application)
`);
  const { recording } = python.request();
  const events = recording?.events ?? [];
  expect(recording?.spans.map(({ asks }) => events[asks]?.type)).toEqual(['received', 'call', 'call', 'call']);
  expect(recording?.spans.map(({ asks }) => events[asks]?.span)).toEqual([0, 1, 2, 3]);
  const times = events.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('an async application is called, and gives what no server can use', () => {
  expect(told('async def application(environ, start_response):\n    return []\n')).toEqual([
    'application: call by server',
    'application: return <coroutine>',
    'server: catch',
  ]);
});
