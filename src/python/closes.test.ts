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
/** Code of a file that is not the user's, as a library's is. */
const LIBRARY =
  'exec(compile("def named(b):\\n    getattr(b, \'close\')()\\ndef run(f):\\n    f()\\ndef look(b, name):\\n    getattr(b, name)()\\n", "/usr/lib/helper.py", "exec"))';
const closesOf = (work: string): string[] =>
  story(
    recorded(`import contextlib, functools, operator
${LIBRARY}
${INNER}def application(environ, start_response):
    body = inner(environ, start_response)
${work.replace(/^/gm, '    ')}
`),
  ).filter((line) => /^inner: (stop|close)/.test(line));

test.each([
  ['by name', 'chunks = list(body)\nbody.close()\nreturn chunks'],
  ['by a variable that holds it', 'close = body.close\nchunks = list(body)\nclose()\nreturn chunks'],
  ['by getattr()', 'chunks = list(body)\ngetattr(body, "close")()\nreturn chunks'],
  ['by getattr(), under a name that is made', 'chunks = list(body)\ngetattr(body, "clo" + "se")()\nreturn chunks'],
  [
    'by getattr(), if there is any',
    'chunks = list(body)\nclose = getattr(body, "close", None)\nif close:\n    close()\nreturn chunks',
  ],
  ['by getattr() of a library', 'chunks = list(body)\nnamed(body)\nreturn chunks'],
  ['by operator.attrgetter()', 'chunks = list(body)\noperator.attrgetter("close")(body)()\nreturn chunks'],
  ['by operator.methodcaller()', 'chunks = list(body)\noperator.methodcaller("close")(body)\nreturn chunks'],
  ['by operator.call()', 'chunks = list(body)\noperator.call(body.close)\nreturn chunks'],
  ['by functools.partial()', 'chunks = list(body)\nfunctools.partial(body.close)()\nreturn chunks'],
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

// A generator that is at its end runs nothing when it is closed, so only who calls it can tell. Of libraries, code is watched for calls of close() that
// names it or runs what was left for the end; and what C code takes out of a list, nobody sees. Then no close is told, rather than one that is guessed.
test.each([
  ['by a library that was given it as a function', 'run(body.close)'],
  ['by a library that was given the name', 'look(body, "close")'],
  ['by C code that goes through a list', 'list(map(operator.call, [body.close]))'],
])('close() of a generator that is at its end, where nobody can see it: %s', (_, work) => {
  expect(closesOf(`chunks = list(body)\n${work}\nreturn chunks`)).toEqual(['inner: stop']);
  // While there is anything left in it, it is told whoever does it.
  expect(closesOf(`chunks = [next(body)]\n${work}\nreturn chunks`)).toEqual(['inner: close by application']);
});
