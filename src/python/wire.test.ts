// What a recording tells of the wire: what is read of the request, who wrote which bytes of the response.
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

test("what code writes that the server runs as nobody's is what it says it is: the log is only what the server says", () => {
  const source = `import itertools, sys
def lines(environ):
    print("told", file=environ["wsgi.errors"])
    print("err", file=sys.stderr)
    yield b"a"
def application(environ, start_response):
    start_response("200 OK", [])
    return itertools.chain(lines(environ), [b"b"])
`;
  expect(python.start(source)).toMatchObject({ ok: true });
  const { events } = python.request().recording ?? { events: [] };
  expect(events.flatMap((event) => (event.type === 'print' ? [[event.stream, event.place?.line ?? null]] : []))).toEqual([
    ['errors', 3],
    ['stderr', 4],
    ['log', null],
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

test('a client that says nothing at all: the server has read nothing', () => {
  python.start('def application(environ, start_response):\n    return []\n');
  for (const options of [{}, { halfClose: true }]) {
    const { recording } = python.request('', options);
    expect(recording?.events[0]).toMatchObject({ type: 'received', span: 0, bytes: 0 });
    expect(recording?.bytes[0]).toBe('');
  }
});

test('bytes have the right author after a program has come to the end of its stack', () => {
  python.start(
    `def deep(n):
    return deep(n + 1)
def application(environ, start_response):
    try:
        deep(0)
    except RecursionError:
        pass
    start_response("200 OK", [])
    return [b"deep"]
`,
    { grain: 'lines' },
  );
  const { recording } = python.request();
  const events = recording?.events ?? [];
  const last = events.findLast((event) => event.type === 'sent');
  expect(last?.parts.map(({ from }) => (from === 'server' ? from : events[from]?.type))).toEqual(['chunk']);
  expect(recording?.spans.map(({ asks }) => events[asks]?.type)).toEqual(['received', 'call']);
});
