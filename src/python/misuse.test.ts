// What is handed over and is not what PEP 3333 says it is: told as it was, so that the referee can judge it.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import type { EventType } from '../trace/event.ts';
import type { Recording } from '../trace/recording.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

function recorded(source: string): Recording {
  expect(python.start(source)).toMatchObject({ ok: true });
  const { recording, unrecorded } = python.request('POST / HTTP/1.1\r\nHost: localhost:8000\r\nContent-Length: 2\r\n\r\nhi');
  expect(unrecorded).toBeNull();
  if (recording === null) throw new Error('Nothing was recorded.');
  return recording;
}

const eventsOf = (recording: Recording, type: EventType) => recording.events.filter((event) => event.type === type);

const MARK = (start: string): string => `class Mark:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        def start(status, headers, exc_info=None):
${start.replace(/^/gm, '            ')}
        return self.app(environ, start)
def app(environ, start_response):
    try:
        start_response("200 OK", [])
    except ValueError:
        return [b"caught"]
    return [b"ok"]
application = Mark(app)
`;

test('a replaced start_response that raises: the exception leaves its maker, and who called it stops it', () => {
  const recording = recorded(MARK('raise ValueError("never")'));
  expect(story(recording).filter((line) => /^(app|Mark): (start_response|raise|catch)/.test(line))).toEqual([
    'app: start_response 200 OK to Mark',
    'Mark: raise ValueError “never” during start_response',
    'app: catch',
  ]);
});

test('a start_response that gives back what cannot be called', () => {
  const recording = recorded(MARK('start_response(status, headers)'));
  expect(eventsOf(recording, 'note')).toMatchObject([{ what: 'write', span: 1, value: { type: 'NoneType', text: 'None' } }]);
  expect(eventsOf(recorded(MARK('return start_response(status, headers)')), 'note')).toEqual([]);
});

test.each([
  ['True', { type: 'bool', text: 'True' }],
  ['ValueError("x")', { type: 'ValueError', text: '<ValueError>' }],
  ['(None, None, None)', { type: 'tuple', text: '(None, None, None)', length: 3 }],
])('exc_info that is none: %s', (given, exc) => {
  const recording = recorded(`def application(environ, start_response):
    try:
        start_response("200 OK", [], ${given})
    except Exception:
        pass
    return [b""]
`);
  expect(eventsOf(recording, 'start_response')[0]).toMatchObject({ exc });
});

test('exc_info as it should be, or none at all', () => {
  const recording = recorded(`import sys
def application(environ, start_response):
    start_response("200 OK", [], None)
    try:
        1 / 0
    except ZeroDivisionError:
        start_response("500 Oops", [], sys.exc_info())
    return [b""]
`);
  expect(eventsOf(recording, 'start_response').map((event) => 'exc' in event)).toEqual([false, false]);
});

test('an environ that is no plain dict', () => {
  const recording = recorded(`class Environ(dict):
    pass
def app(environ, start_response):
    start_response("200 OK", [])
    return [b""]
def application(environ, start_response):
    return app(Environ(environ), start_response)
`);
  expect(eventsOf(recording, 'call').map((event) => ('kind' in event ? event.kind : null))).toEqual([null, 'Environ']);
});

describe.each(['wsgiref', 'waitress', 'uwsgi', 'mod_wsgi-embedded', 'mod_wsgi-daemon'] as const)('on %s', (server) => {
  const isPython = server !== 'wsgiref' && server !== 'waitress';
  test.each([
    ['by name', 'environ["wsgi.input"].close()', 2],
    ['by a variable', 'body = environ["wsgi.input"]\n    body.close()', 3],
    ['by a with', 'body = environ["wsgi.input"]\n    with body:\n        body.read(2)', 3],
    [
      'by a with that an exception leaves',
      'try:\n        with environ["wsgi.input"]:\n            1 / 0\n    except ArithmeticError:\n        pass',
      null,
    ],
    ['by a wrapper that is dropped', 'import io\n    io.TextIOWrapper(environ["wsgi.input"]).read(0)', null],
    ['by what closes things', 'import contextlib\n    with contextlib.closing(environ["wsgi.input"]):\n        pass', null],
  ])('an application closes wsgi.input %s', (how, close, line) => {
    const source = `def application(environ, start_response):
    ${close}
    start_response("200 OK", [])
    return [b""]
`;
    expect(python.start(source, { server: { name: server } })).toMatchObject({ ok: true });
    const { recording, unrecorded } = python.request('POST / HTTP/1.1\r\nHost: localhost:8000\r\nContent-Length: 3\r\n\r\nabc');
    expect(unrecorded).toBeNull();
    if (recording === null) throw new Error('Nothing was recorded.');
    // What is no io object can't be the subject of a `with`, nor be wrapped: there is a TypeError or an AttributeError, and nothing is closed.
    const fails = isPython && /by a w(ith|rapper)/.test(how);
    const place = line === null ? {} : { place: { line } };
    expect(eventsOf(recording, 'note')).toMatchObject(fails ? [] : [{ what: 'input', span: 1, ...place }]);
    expect(eventsOf(recording, 'raise').map((event) => 'name' in event && event.name)).toEqual(
      fails ? [how.endsWith('dropped') ? 'AttributeError' : 'TypeError'] : [],
    );
  });
});

test('an exception in close(): it leaves the layer, and the server stops it; then it fails itself, over an answer that it has closed already', () => {
  const recording = recorded(`class Body(list):
    def close(self):
        raise OSError("stuck")
def application(environ, start_response):
    start_response("200 OK", [])
    return Body([b"ok"])
`);
  expect(story(recording).filter((line) => /close|raise|catch/.test(line))).toEqual([
    'application: close by server',
    'application: raise OSError “stuck” during close',
    'server: catch',
    'server: catch',
  ]);
  // Two exceptions: the second is a TypeError of wsgiref's own.
  expect(eventsOf(recording, 'catch')).toMatchObject([{ error: 1 }, { error: 2 }]);
});
