// Applications that are C code, seen from their callers' side. `dict.get` is no useful application, but it takes two arguments and gives the second.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { storyOf } from './story-of.node.ts';
import { layersOf } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const told = (source: string): string[] => storyOf(python, source);

const C = 'import functools, operator\n';

test.each([
  ['it gets a name', 'answer = functools.partial(operator.is_not)(environ, start_response)\n    return [b"ok"]'],
  ['it is returned', 'return functools.partial(operator.is_not)(environ, start_response)'],
])('a layer that calls one, and what it gives: %s', (_, call) => {
  const lines = told(`${C}def application(environ, start_response):
    start_response("200 OK", [])
    ${call}
`);
  expect(lines.filter((line) => line.includes('is_not:'))).toEqual(['is_not: call by application', 'is_not: return True']);
});

test('a layer that calls one whose result is part of something else: that it ended is all that is known', () => {
  const lines = told(`${C}def application(environ, start_response):
    start_response("200 OK", [])
    return [b"%d" % operator.is_(environ, start_response)]
`);
  expect(lines.filter((line) => line.includes('is_:'))).toEqual(['is_: call by application', 'is_: return undefined']);
});

test('one that raises: the exception leaves it', () => {
  const lines = told(`${C}def application(environ, start_response):
    start_response("200 OK", [])
    try:
        return operator.add(environ, start_response)
    except TypeError:
        return [b"no"]
`);
  expect(lines.filter((line) => /add|catch/.test(line))).toEqual([
    'add: call by application',
    expect.stringMatching(/^add: raise TypeError “unsupported operand.*” during call$/),
    'application: catch',
  ]);
});

test('the server calls one', () => {
  const lines = told('import operator\napplication = operator.is_\n');
  expect(lines.slice(0, 2)).toEqual(['is_: call by server', 'is_: return False']);
});

test('C code that only stands around Python code is no layer, nor is what every program calls', () => {
  const source = `import functools
def inner(environ, start_response):
    start_response("200 OK", [])
    return [b"a"]
partly = functools.partial(functools.partial(inner))
def application(environ, start_response):
    print(environ is start_response, bool(isinstance(environ, dict)))
    repr((environ, start_response))
    return partly(environ, start_response)
`;
  expect(python.start(source)).toMatchObject({ ok: true });
  expect(layersOf(python.request().recording)).toEqual(['application', 'inner']);
});
