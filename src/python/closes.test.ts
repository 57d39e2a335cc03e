// Which bodies have a close(), without running any of the program's code to know; and that it is called, wherever that is.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

function recorded(source: string) {
  expect(python.start(source)).toMatchObject({ ok: true });
  const { recording, unrecorded } = python.request();
  expect(unrecorded).toBeNull();
  if (recording === null) throw new Error('Nothing was recorded.');
  return recording;
}

const SEVERAL = `import io
class Plain:
    def __iter__(self):
        return iter([b"a"])
class Own(Plain):
    def __init__(self):
        self.close = lambda: None
class Closing(Plain):
    def close(self):
        pass
class Asked(Plain):
    def __getattr__(self, name):
        print("asked for " + name)
        raise AttributeError(name)
class Lies(Plain):
    @property
    def __dict__(self):
        print("looked")
        return {}
def lazily():
    yield b"a"
`;

test.each([
  ['a list', '[b"a"]', false],
  ['a tuple', '(b"a",)', false],
  ['map()', 'map(bytes, [b"a"])', false],
  ['a generator', 'lazily()', true],
  ['a file', 'io.BytesIO(b"a")', true],
  ['the server’s file wrapper', 'environ["wsgi.file_wrapper"](io.BytesIO(b"a"))', true],
  ['an iterable without', 'Plain()', false],
  ['an iterable with', 'Closing()', true],
  ['one that was given to the object', 'Own()', true],
  ['what only __getattr__ could tell', 'Asked()', undefined],
  ['what only a property could tell', 'Lies()', undefined],
])('%s', (_, made, close) => {
  const recording = recorded(`${SEVERAL}def application(environ, start_response):
    start_response("200 OK", [])
    body = ${made}
    print("made")
    return body
`);
  expect(recording.bodies.map((body) => body.close)).toEqual([close]);
  const lines = story(recording);
  // Nobody but the server asked the object for anything, and only after it was returned.
  expect(
    lines.slice(
      lines.findIndex((line) => line.includes('print')),
      lines.findIndex((line) => line.includes('return')) + 1,
    ),
  ).toEqual(['application: print stdout “made”', expect.stringMatching(/^application: return/)]);
});

const INNER = `def inner(environ, start_response):
    start_response("200 OK", [])
    yield b"a"
`;
const closesOf = (work: string): string[] =>
  story(
    recorded(`import contextlib
${INNER}def application(environ, start_response):
    body = inner(environ, start_response)
${work.replace(/^/gm, '    ')}
`),
  ).filter((line) => /^inner: (stop|close)/.test(line));

test.each([
  ['by name', 'chunks = list(body)\nbody.close()\nreturn chunks'],
  ['by a variable that holds it', 'close = body.close\nchunks = list(body)\nclose()\nreturn chunks'],
  ['by getattr()', 'chunks = list(body)\ngetattr(body, "close")()\nreturn chunks'],
  ['by contextlib.closing()', 'with contextlib.closing(body):\n    return list(body)'],
  ['by an ExitStack', 'with contextlib.ExitStack() as stack:\n    stack.callback(body.close)\n    return list(body)'],
  [
    'by werkzeug',
    'from werkzeug.wsgi import ClosingIterator\nit = ClosingIterator(iter([]), body.close)\nchunks = list(body)\nit.close()\nreturn chunks',
  ],
])('close() of a generator that is at its end is seen: %s', (_, work) => {
  expect(closesOf(work)).toEqual(['inner: stop', 'inner: close by application']);
});

test.each([
  ['by name', 'body.close()'],
  ['by a variable', 'close = body.close\nclose()'],
])('a close() that belongs to one object is seen: %s', (_, work) => {
  for (const made of ['environ["wsgi.file_wrapper"](io.BytesIO(b"a"))', 'Own()'])
    expect(
      story(
        recorded(`${SEVERAL}def inner(environ, start_response):
    start_response("200 OK", [])
    return ${made}
def application(environ, start_response):
    body = inner(environ, start_response)
${work.replace(/^/gm, '    ')}
    return []
`),
      ).filter((line) => /^inner: close/.test(line)),
    ).toEqual(['inner: close by application']);
});

test('a generator that is read to its end, and never closed', () => {
  expect(closesOf('return list(body)')).toEqual(['inner: stop']);
});
