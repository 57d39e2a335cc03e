// Who pulled which chunk, also where C code hands the chunks over: a middleware's loop over a list, `yield from`, a drain.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { storyOf } from './story-of.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const told = (source: string): string[] => storyOf(python, source);

/** What happens to the body of `inner`, in a program whose application does `work` with it. */
function inner(work: string, gives = '[b"a", b"b"]'): string[] {
  const source = `class Body:
    def __iter__(self):
        return iter([b"a", b"b"])
def inner(environ, start_response):
    return ${gives}
def relay(things):
    for thing in things:
        yield thing
def application(environ, start_response):
    start_response("200 OK", [])
${work.replace(/^/gm, '    ')}
`;
  return told(source)
    .filter((line) => /^inner: (next|chunk|stop|drain|close)|print/.test(line))
    .map((line) => line.replace('inner: ', ''));
}

const ASKED = 'inner(environ, start_response)';
const PULLED = ['next by application', 'chunk “a”', 'next by application', 'chunk “b”', 'next by application', 'stop'];

test.each([
  ['a for over what the call gives', `for chunk in ${ASKED}:\n    pass\nreturn []`],
  ['a for over a variable', `body = ${ASKED}\nfor body in body:\n    pass\nreturn []`],
  ['a comprehension', `body = ${ASKED}\nreturn [chunk.upper() for chunk in body]`],
  ['a generator expression', `return (chunk.upper() for chunk in ${ASKED})`],
  ['a generator function of its own', `return relay(${ASKED})`],
  ['a for over an iterator', `chunks = iter(${ASKED})\nfor chunk in chunks:\n    pass\nreturn []`],
])('a list: %s', (_, work) => {
  expect(inner(work)).toEqual(PULLED);
});

test('a tuple, and an iterable whose __iter__ gives a list’s iterator', () => {
  expect(inner(`for chunk in ${ASKED}:\n    pass\nreturn []`, '(b"a", b"b")')).toEqual(PULLED);
  expect(inner(`for chunk in ${ASKED}:\n    pass\nreturn []`, 'Body()')).toEqual(PULLED);
});

test('an empty list', () => {
  expect(inner(`for chunk in ${ASKED}:\n    pass\nreturn []`, '[]')).toEqual(['next by application', 'stop']);
});

test('yield from a list: each item as it passes, and its end', () => {
  expect(inner(`yield from ${ASKED}`)).toEqual(PULLED);
  expect(inner(`body = ${ASKED}\nyield from body\nyield from body`)).toEqual([...PULLED, ...PULLED]);
  expect(inner(`yield from ${ASKED}`, '[]')).toEqual(['next by application', 'stop']);
});

test('a loop that is left early, and one over the same list again', () => {
  const twice = `body = ${ASKED}\nfor _ in range(2):\n    for chunk in body:\n        break\nreturn []`;
  expect(inner(twice)).toEqual(['next by application', 'chunk “a”', 'next by application', 'chunk “a”']);
});

test('a list that is looked through, and then handed on', () => {
  expect(inner(`body = ${ASKED}\nsize = sum([len(chunk) for chunk in body])\nreturn body`)).toEqual([
    ...PULLED,
    ...PULLED.map((line) => line.replace('application', 'server')),
  ]);
});

test('a list that another loop shortens', () => {
  expect(inner(`body = ${ASKED}\nfor chunk in body:\n    body.clear()\nreturn []`)).toEqual([
    'next by application',
    'chunk “a”',
    'next by application',
    'stop',
  ]);
});

test.each([
  ['b"".join(list)', `body = b"".join(${ASKED})\nreturn []`],
  ['list(list)', `body = list(${ASKED})\nreturn []`],
])('what C code takes as a whole is a drain: %s', (_, work) => {
  expect(inner(work)).toEqual(['drain 2 by application']);
});

test('what is in a list dies when the program lets go of it', () => {
  const work = `for chunk in ${ASKED}:\n    chunk = None\nprint("after")\nreturn []`;
  const source = 'class Loud(bytes):\n    def __del__(self):\n        print("gone")\n';
  const lines = told(
    `${source}def inner(environ, start_response):\n    return [Loud(b"a")]\ndef application(environ, start_response):\n    start_response("200 OK", [])\n${work.replace(/^/gm, '    ')}\n`,
  );
  expect(lines.filter((line) => line.includes('print'))).toEqual([
    'application: print stdout “gone”',
    'application: print stdout “after”',
  ]);
});

test('a generator that only C’s map() holds is dropped with it, and seen', () => {
  const lines = told(`def inner(environ, start_response):
    try:
        yield b"a"
    finally:
        print("finally")
def middle(environ, start_response):
    return map(bytes.upper, inner(environ, start_response))
def application(environ, start_response):
    start_response("200 OK", [])
    body = middle(environ, start_response)
    first = next(body)
    del body
    print("after")
    return [first]
`);
  expect(lines.filter((line) => /^inner|print/.test(line))).toEqual([
    'inner: call by middle',
    'inner: return generator',
    'inner: next by application',
    'inner: enter',
    'inner: chunk “a”',
    'inner: close garbage by application',
    'inner: print stdout “finally”',
    'application: print stdout “after”',
  ]);
});

test('__next__ and close() that are written under other names', () => {
  const lines = told(`class Steps:
    def __init__(self, chunks):
        self.chunks = chunks
    def __iter__(self):
        return self
    def step(self):
        if not self.chunks:
            raise StopIteration
        return self.chunks.pop()
    __next__ = step
    def done(self):
        print("closed")
    close = done
def application(environ, start_response):
    start_response("200 OK", [])
    return Steps([b"a"])
`);
  expect(lines.slice(3)).toEqual([
    'application: return iterator',
    'application: next by server',
    'application: chunk “a”',
    'application: next by server',
    'application: stop',
    'application: close by server',
    'application: print stdout “closed”',
  ]);
});

test('a write() of a middleware that raises: the exception leaves the middleware, and the application stops it', () => {
  const lines = told(`def shut(app):
    def wrapped(environ, start_response):
        def start(status, headers, exc_info=None):
            start_response(status, headers, exc_info)
            def write(data):
                raise OSError("shut")
            return write
        return app(environ, start)
    return wrapped
@shut
def application(environ, start_response):
    write = start_response("200 OK", [])
    try:
        write(b"x")
    except OSError:
        return [b"y"]
`);
  expect(lines.filter((line) => /write|raise|catch/.test(line))).toEqual([
    'application: write “x” to shut',
    'shut: raise OSError “shut” during write',
    'application: catch',
  ]);
});

test('a generator that goes on after it is closed gives no chunk', () => {
  const lines = told(`def inner(environ, start_response):
    try:
        yield b"a"
    except GeneratorExit:
        yield b"never"
def application(environ, start_response):
    start_response("200 OK", [])
    body = inner(environ, start_response)
    next(body)
    try:
        body.close()
    except RuntimeError as error:
        return [str(error).encode()]
`);
  expect(lines.filter((line) => /^inner/.test(line)).slice(2)).toEqual([
    'inner: next by application',
    'inner: enter',
    'inner: chunk “a”',
    'inner: close by application',
  ]);
  expect(lines).toContain('application: chunk “generator ignored GeneratorExit”');
});
