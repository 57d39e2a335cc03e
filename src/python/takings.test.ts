// Items that C code takes from an inner body on behalf of a layer: one by one where that is certain, else a drain, with a count only where it is known.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

/** What happens to the body of `inner`, in a program whose application does `work` with it. */
function inner(work: string, gives = '[b"a", b"b"]'): string[] {
  const source = `import io, itertools
def inner(environ, start_response):
    return ${gives}
def relay(things):
    for thing in things:
        yield thing
def application(environ, start_response):
    start_response("200 OK", [])
    body = inner(environ, start_response)
${work.replace(/^/gm, '    ')}
    return []
`;
  expect(python.start(source)).toMatchObject({ ok: true });
  const first = python.request();
  expect(first.unrecorded).toBeNull();
  const told = (lines: string[]): string[] =>
    lines
      .filter((line) => /^inner: (next|chunk|stop|drain|close|raise)|print/.test(line))
      .map((line) => line.replace('inner: ', ''));
  // Places are switched off and on again: the next request tells the same.
  expect(told(story(python.request().recording))).toEqual(told(story(first.recording)));
  return told(story(first.recording));
}

const ONE = ['next by application', 'chunk “a”'];
const TWO = [...ONE, 'next by application', 'chunk “b”'];
const ALL = [...TWO, 'next by application', 'stop'];

test.each([
  ['enumerate()', 'for at, chunk in enumerate(body):\n    pass'],
  ['enumerate() in a variable', 'numbered = enumerate(body)\nfor at, chunk in numbered:\n    pass'],
  ['iter()', 'for chunk in iter(body):\n    pass'],
  ['zip() with what is longer', 'for chunk, size in zip(body, itertools.count()):\n    pass'],
  ['map()', 'for chunk in map(bytes.upper, body):\n    pass'],
  ['map() in a variable', 'big = map(bytes.upper, body)\nfor chunk in big:\n    pass'],
  ['a comprehension over enumerate()', 'both = {at: chunk for at, chunk in enumerate(body)}'],
])('a for over %s of a list takes one item at a time', (_, work) => {
  expect(inner(work)).toEqual(ALL);
});

test('zip() that ends with another iterable has taken an item of the body, or not', () => {
  expect(inner('for chunk, size in zip(body, [1]):\n    pass')).toEqual(TWO);
  expect(inner('for size, chunk in zip([1], body):\n    pass')).toEqual(ONE);
});

test('next() of a list’s iterator', () => {
  expect(inner('chunks = iter(body)\nfirst = next(chunks)\nsecond = next(chunks)\nnext(chunks, None)')).toEqual(ALL);
  expect(inner('chunks = iter(body)\nprint(next(chunks))')).toEqual([...ONE, "application: print stdout “b'a'”"]);
  expect(inner('chunks = iter(body)\nfirst = next(chunks)\nfor rest in chunks:\n    pass')).toEqual(ALL);
});

test.each([
  ['a star in a list', 'both = [b"0", *body]', 2],
  ['a star in a set', 'both = {*body}', 2],
  ['a star in a call', 'print(*body, file=io.StringIO())', 2],
  ['unpacking', 'one, two = body', 2],
  ['unpacking with a star', 'one, *rest = body', 2],
  ['extend()', 'both = []\nboth.extend(body)', 2],
  ['+= of a list', 'both = []\nboth += body', 2],
  ['writelines()', 'io.BytesIO().writelines(body)', 2],
  ['list() of its iterator, from where it is', 'chunks = iter(body)\nnext(chunks)\nrest = list(chunks)', 1],
  ['list() of enumerate()', 'both = list(enumerate(body))', 2],
  ['filter()', 'for chunk in filter(None, body):\n    pass', null],
  ['reversed()', 'for chunk in reversed(body):\n    pass', null],
  ['itertools.islice()', 'for chunk in itertools.islice(body, 1):\n    pass', null],
  ['itertools.chain()', 'for chunk in itertools.chain(body, [b"c"]):\n    pass', null],
])('%s takes a list as a whole, or nobody knows how much of it', (_, work, count) => {
  expect(inner(work).filter((line) => line.startsWith('drain'))).toEqual([`drain ${count} by application`]);
});

test('unpacking that fails: nobody knows how many were taken', () => {
  expect(inner('try:\n    one, two, three = body\nexcept ValueError:\n    pass')).toEqual(['drain null by application']);
});

test('+= that adds nothing to a list takes nothing', () => {
  expect(inner('both = ()\nboth += body', '(b"a",)')).toEqual([]);
});

const LAZY = [
  ['map()', 'map(bytes.lower, [b"A", b"B"])'],
  ['filter()', 'filter(None, [b"a", b"", b"b"])'],
  ['iter() of a callable', 'iter(iter([b"a", b"b", b""]).__next__, b"")'],
  ['itertools.chain()', 'itertools.chain([b"a"], [b"b"])'],
  ['the server’s file wrapper', 'environ["wsgi.file_wrapper"](io.BytesIO(b"ab"), 1)'],
] as const;
const WAYS = [
  ['a for', 'for chunk in body:\n    pass'],
  ['a comprehension', 'chunks = [chunk for chunk in body]'],
  ['a generator function of its own', 'chunks = list(relay(body))'],
  ['a for over enumerate()', 'for at, chunk in enumerate(body):\n    pass'],
  ['a for over pairs', 'for pair in enumerate(body):\n    pass'],
] as const;
test.each(LAZY.flatMap(([what, gives]) => WAYS.map(([how, work]) => [how, what, work, gives] as const)))(
  '%s over %s: an item is known when it gets its name',
  (_, __, work, gives) => {
    expect(inner(work, gives)).toEqual(ALL);
  },
);

test.each(LAZY)('yield from %s', (_, gives) => {
  expect(inner('def all():\n    yield from body\nchunks = list(all())', gives)).toEqual(ALL);
});

test('lines of a file', () => {
  expect(inner('for chunk in body:\n    pass', 'io.BytesIO(b"a\\nb")')).toEqual([
    'next by application',
    'chunk “a\n”',
    'next by application',
    'chunk “b”',
    'next by application',
    'stop',
  ]);
});

test('an item that gets no name was taken, and nothing else is known', () => {
  expect(inner('for (one, *two) in body:\n    pass', 'map(list, [b"ab"])')).toEqual([
    'next by application',
    'drain 1 by application',
    'next by application',
    'stop',
  ]);
  expect(inner('print(len(next(body)))', 'map(bytes.lower, [b"A"])')).toEqual([
    'next by application',
    'drain 1 by application',
    'application: print stdout “1”',
  ]);
});

test('next() of a lazy iterator', () => {
  expect(inner('first = next(body)\nsecond = next(body)', 'map(bytes.lower, [b"A", b"B"])')).toEqual(TWO);
});

test('what runs while C code asks stands between the question and the answer', () => {
  const lines = inner('for chunk in body:\n    pass', 'map(lambda chunk: print("made") or chunk, [b"a"])');
  expect(lines).toEqual(['next by application', 'application: print stdout “made”', 'chunk “a”', 'next by application', 'stop']);
});

test('a loop that an exception leaves, and then the same loop again', () => {
  const work = `def look(chunks):
    for chunk in chunks:
        pass
for _ in range(2):
    try:
        look(body)
    except ZeroDivisionError:
        pass`;
  expect(inner(work, 'map(lambda n: b"ab"[n : n + 1] if 1 // (n + 1) else b"b", [0, -1, 1])')).toEqual([
    ...ONE,
    'next by application',
    ...['next by application', 'chunk “b”', 'next by application', 'stop'],
  ]);
});

test('a function that asks a layer, and gives something else', () => {
  const lines = inner('def other():\n    inner(environ, start_response)\n    return [b"x"]\nfor chunk in other():\n    pass');
  expect(lines).toEqual([]);
});

test('a generator that is over is asked again: nothing runs', () => {
  const gives = '(chunk for chunk in [b"a"])';
  const once = ['next by application', 'chunk “a”', 'next by application', 'stop'];
  const again = ['next by application', 'stop'];
  expect(inner('for chunk in body:\n    pass\nfor chunk in body:\n    pass', gives)).toEqual([...once, ...again]);
  expect(inner('for chunk in body:\n    pass\nrest = list(body)', gives)).toEqual([...once, ...again]);
  expect(inner('def all():\n    yield from body\nlist(all())\nlist(all())', gives)).toEqual([...once, ...again]);
  expect(inner('for chunk in body:\n    pass\nnext(body, None)', gives)).toEqual([...once, ...again]);
  expect(inner('for chunk in body:\n    pass\nreturn body', gives).slice(4)).toEqual([
    'next by server',
    'stop',
    'close by server',
  ]);
});
