// What code does to environ while a body is read, and whenever no call and no return tells it: by whom, and at which crossing it shows.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import type { ServerName } from '../runner/runner.ts';
import { changesAt } from '../trace/changes.ts';
import type { Recording } from '../trace/recording.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

function recorded(source: string, server: ServerName = 'wsgiref'): Recording {
  expect(python.start(source, { server: { name: server } })).toMatchObject({ ok: true });
  const { recording, unrecorded } = python.request();
  expect(unrecorded).toBeNull();
  if (recording === null) throw new Error('Nothing was recorded.');
  return recording;
}

/** "chunk of app: Outer + a 1", each event that tells of environs, and the name of the layer that did it. */
function told(recording: Recording): string[] {
  const name = (span: number | null | undefined) => recording.layers[recording.spans[span ?? -1]?.layer ?? -1]?.name ?? '?';
  return recording.events.flatMap((event) => {
    const own = (event.type === 'return' || (event.type === 'call' && event.span !== 1)) && event.delta ? event.delta : null;
    const all = [
      ...(own ? [{ ...own, by: event.type === 'call' ? event.by : event.span, own: true }] : []),
      ...('environs' in event ? (event.environs ?? []) : []),
    ];
    return all.map(({ set, gone, by }) => {
      const what = [...Object.entries(set).map(([key, { text }]) => `${key}=${text}`), ...gone.map((key) => `-${key}`)];
      return `${event.type} of ${name(event.span)}, by ${name(by)}: ${what.join(' ')}`;
    });
  });
}

const START = 'start_response("200 OK", [("Content-Type", "text/plain")])';
const OUTER = `def outer(environ, start_response):
    environ["outer"] = 1
    for chunk in pages(environ, start_response):
        environ["outer"] += 1
        yield chunk
`;
const PAGES = `def pages(environ, start_response):
    ${START}
    yield b"one"
    environ["page"] = 2
    yield b"two"
    environ.pop("page")
`;

test('a generator that sets a key before its second chunk, and takes it away after the last', () => {
  expect(told(recorded(`${PAGES}application = pages`))).toEqual([
    'chunk of pages, by pages: page=2',
    'stop of pages, by pages: -page',
  ]);
});

test('each of two generators in one another has done what it did, and not the other', () => {
  for (const server of ['wsgiref', 'gunicorn', 'waitress', 'uwsgi', 'mod_wsgi-embedded'] as const)
    expect(told(recorded(`${PAGES}${OUTER}application = outer`, server))).toEqual([
      'call of pages, by outer: outer=1',
      'chunk of outer, by outer: outer=2',
      'chunk of pages, by pages: page=2',
      'chunk of outer, by outer: outer=3',
      'stop of pages, by pages: -page',
    ]);
});

test('an application that goes on changing environ after it has returned', () => {
  const source = `class Late:
    def __init__(self, environ, start_response):
        self.environ = environ
        self.left = 2
        ${START}
    def __iter__(self):
        self.environ["iter"] = True
        return self
    def __next__(self):
        self.left -= 1
        self.environ["left"] = self.left
        if self.left < 0:
            raise StopIteration
        return b"x"
def outer(environ, start_response):
    body = Late(environ, start_response)
    environ["after"] = True
    return body
application = outer
`;
  expect(told(recorded(source))).toEqual([
    'return of outer, by outer: after=True',
    'note of Late, by Late: iter=True',
    'chunk of Late, by Late: left=1',
    'chunk of Late, by Late: left=0',
    'stop of Late, by Late: left=-1',
  ]);
});

test('a middleware that takes a key away in close(), whoever calls that', () => {
  const source = `class Closing:
    def __init__(self, app):
        self.app = app
    def __call__(self, environ, start_response):
        environ["open"] = True
        self.environ = environ
        self.body = self.app(environ, start_response)
        return self
    def __iter__(self):
        return iter(self.body)
    def close(self):
        self.environ.pop("open")
        if hasattr(self.body, "close"):
            self.body.close()
        self.environ["closed"] = True
def app(environ, start_response):
    ${START}
    try:
        yield b"one"
    finally:
        environ["app.closed"] = True
application = Closing(app)
`;
  const recording = recorded(source);
  expect(told(recording)).toEqual([
    'call of app, by Closing: open=True',
    'return of Closing, by Closing: open=True',
    'stop of app, by app: app.closed=True',
    'close of app, by Closing: -open',
    'note of Closing, by Closing: closed=True',
  ]);
  const changes = recording.events.flatMap((event, cursor) =>
    event.type === 'close' ? [changesAt(recording, cursor).map(({ sign, key }) => `${sign} ${key}`)] : [],
  );
  expect(changes).toEqual([['+ closed'], ['- open']]);
});

test('an early close, with what runs in the generator then', () => {
  const source = `def pages(environ, start_response):
    ${START}
    try:
        yield b"one"
        yield b"two"
    finally:
        environ["left"] = "early"
def outer(environ, start_response):
    body = pages(environ, start_response)
    first = next(body)
    environ["before"] = 1
    body.close()
    environ["after"] = 1
    return [first]
application = outer
`;
  expect(told(recorded(source))).toEqual([
    'close of pages, by outer: before=1',
    "note of pages, by pages: left='early'",
    "return of outer, by outer: before=1 left='early' after=1",
  ]);
});

test('a start_response of a middleware’s own, before and after it hands on, and a write()', () => {
  const source = `def app(environ, start_response):
    environ["app"] = 1
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    environ["app"] = 2
    write(b"x")
    environ["app"] = 3
    raise ValueError("no")
def outer(environ, start_response):
    def start(status, headers, exc_info=None):
        environ["start"] = 1
        write = start_response(status, headers, exc_info)
        environ["start"] = 2
        def own(data):
            environ["write"] = 1
            write(data)
            environ["write"] = 2
        return own
    try:
        return app(environ, start)
    except ValueError:
        environ["caught"] = True
        return []
application = outer
`;
  expect(told(recorded(source))).toEqual([
    'start_response of app, by app: app=1',
    'start_response of outer, by outer: start=1',
    'note of outer, by outer: start=2',
    'write of app, by app: app=2',
    'write of outer, by outer: write=1',
    'note of outer, by outer: write=2',
    'raise of app, by app: app=3',
    'return of outer, by outer: app=3 start=2 write=2 caught=True',
  ]);
});

test('a copy is another environ, and a list within one is seen to grow', () => {
  const source = `${PAGES.replace('environ["page"] = 2', 'environ["seen"].append(1)').replace('environ.pop("page")', 'environ["seen"].pop()')}
def outer(environ, start_response):
    own = {**environ, "seen": []}
    body = pages(own, start_response)
    for chunk in body:
        environ["mine"] = len(chunk)
        yield chunk
        own["other"] = True
application = outer
`;
  expect(told(recorded(source))).toEqual([
    'call of pages, by outer: seen=[]',
    'chunk of outer, by outer: mine=3',
    'next of pages, by outer: other=True',
    'chunk of pages, by pages: seen=[1]',
    'stop of pages, by pages: seen=[]',
  ]);
});

test('looking runs nothing of the program’s, and is right about values that are equal to everything', () => {
  const source = `class Sly:
    def __eq__(self, other):
        print("asked")
        return True
    __hash__ = None
    def __len__(self):
        print("asked")
        return 1
class Key(str):
    def __eq__(self, other):
        print("asked")
        return str.__eq__(self, other)
    __hash__ = str.__hash__
def application(environ, start_response):
    ${START}
    environ["sly"] = Sly()
    yield b"one"
    environ["sly"] = 2
    yield b"two"
    environ["sly"] = Sly()
    yield b"three"
    del environ["sly"]
    dict.__setitem__(environ, Key("none"), [])
    yield b"four"
`;
  const recording = recorded(source);
  expect(told(recording)).toEqual([
    'chunk of application, by application: sly=<Sly>',
    'chunk of application, by application: sly=2',
    'chunk of application, by application: sly=<Sly>',
    expect.stringMatching(/^chunk of application, by application: .*=\[\] -sly$/),
  ]);
  expect(recording.events.some((event) => event.type === 'print' && event.stream === 'stdout')).toBe(false);
});

test('what is at a return as it was at the call, and was something else in between', () => {
  const source = `def application(environ, start_response):
    environ["once"] = 1
    ${START}
    del environ["once"]
    return [b"x"]
`;
  expect(told(recorded(source))).toEqual([
    'start_response of application, by application: once=1',
    'return of application, by application: -once',
  ]);
});
