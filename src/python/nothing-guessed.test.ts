// Exactly what is recorded, no more and no less, where Python shows little: nothing is guessed.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

/** All that happens from the call of `inner` until the application answers with `[b"ok"]` (or whatever `work` returns). */
function told(inner: string, work: string, imports = ''): string[] {
  const source = `${imports}def inner(environ, start_response):
${inner.replace(/^/gm, '    ')}
def application(environ, start_response):
${work.replace(/^/gm, '    ')}
    start_response("200 OK", [])
    return [b"ok"]
`;
  expect(python.start(source)).toMatchObject({ ok: true });
  const { recording, unrecorded } = python.request();
  expect(unrecorded).toBeNull();
  const lines = story(recording);
  expect(lines.slice(0, 2)).toEqual(['application: call by server', 'application: enter']);
  return lines.slice(2, lines.indexOf('application: start_response 200 OK to server'));
}

const LAZY = 'start_response("404 Not Found", [])\ntry:\n    yield b"one"\n    yield b"two"\nfinally:\n    print("finally")';
const STARTED = [
  'inner: call by application',
  'inner: return generator',
  'inner: next by application',
  'inner: enter',
  'inner: start_response 404 Not Found to server',
  'inner: chunk “one”',
];

test('a generator application that is called and never pulled: a call and a return, and its code never begins', () => {
  const kept = told(LAZY, 'environ["kept"] = inner(environ, start_response)');
  expect(kept).toEqual(['inner: call by application', 'inner: return generator']);
});

test('a generator application that is dropped before anybody pulled: nothing of it runs, and nothing more is told', () => {
  expect(told(LAZY, 'body = inner(environ, start_response)\ndel body')).toEqual([
    'inner: call by application',
    'inner: return generator',
  ]);
});

test('a generator application that is dropped half-way: the collector closes it, at the moment of the drop', () => {
  expect(told(LAZY, 'body = inner(environ, start_response)\nnext(body)\ndel body\nprint("dropped")')).toEqual([
    ...STARTED,
    'inner: close garbage by application',
    'inner: print stdout “finally”',
    'application: print stdout “dropped”',
  ]);
});

test('a generator application that is closed half-way: by whom, and what its code did then', () => {
  expect(told(LAZY, 'body = inner(environ, start_response)\nnext(body)\nbody.close()\nprint("closed")')).toEqual([
    ...STARTED,
    'inner: close by application',
    'inner: print stdout “finally”',
    'application: print stdout “closed”',
  ]);
});

test('a generator application that is closed before anybody pulled: the call of close(), and nothing of its code', () => {
  expect(told(LAZY, 'body = inner(environ, start_response)\nbody.close()')).toEqual([
    'inner: call by application',
    'inner: return generator',
    'inner: close by application',
  ]);
});

test('a list joined in C: how many were taken, and not when', () => {
  expect(told('return [b"one", b"two", b"three"]', 'whole = b"".join(inner(environ, start_response))')).toEqual([
    'inner: call by application',
    'inner: enter',
    'inner: return list',
    'inner: drain 3 by application',
  ]);
});

test('a call made from C: the layer is seen where its own code begins, called by who set C going', () => {
  const work = '[body] = map(inner, [environ], [start_response])';
  expect(told('print("inside")\nreturn [b"one"]', work)).toEqual([
    'inner: call by application',
    'inner: enter',
    'inner: print stdout “inside”',
    'inner: return list',
  ]);
});

test('a call made from C of a generator function: nothing runs, so it is told where its generator is first seen', () => {
  const work = 'bodies = list(map(inner, [environ], [start_response]))\nprint("before")\nnext(bodies[0])';
  expect(told(LAZY, work)).toEqual(['application: print stdout “before”', ...STARTED]);
});
