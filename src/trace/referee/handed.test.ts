// The rules about what is handed over, each broken by a program that is run for real.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../../runner/inline-python.node.ts';
import { recordingOf, verdictLines } from '../../testing/judge.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});
const lines = (source: string, how = {}) => verdictLines(recordingOf(python, source, how));

const excInfo = (given: string): string => `import sys
def application(environ, start_response):
    start_response("200 OK", [], ${given})
    return [b"hi"]
`;
test.each(['ValueError("no")', 'sys.exc_info()', '("a", "b")'])('exc_info is %s outside of an except', (given) => {
  expect(lines(excInfo(given), { server: { name: 'mod_wsgi-embedded' } })).toEqual([
    'application breaks exc-info-form towards server at start_response app.py:3',
  ]);
});
test('exc_info of None is none', () => {
  expect(lines(excInfo('None'))).toEqual([]);
});

const POST = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\na=1';
const around = (...layer: readonly string[]): string =>
  [
    'def inner(environ, start_response):',
    '    start_response("200 OK", [])',
    '    return [b"hi"]',
    'def passing(environ, start_response):',
    '    return inner(environ, start_response)',
    'class Environ(dict):',
    '    pass',
    'def application(environ, start_response):',
    ...layer.map((line) => `    ${line}`),
    '',
  ].join('\n');

test('an environ of another type is the layer’s that made it', () => {
  expect(lines(around('return passing(Environ(environ), start_response)'))).toEqual([
    'application breaks environ-dict towards application at call app.py:9',
  ]);
  expect(lines(around('return passing(dict(environ), start_response)'))).toEqual([]);
});

test('a start_response of a layer’s own gives nothing back', () => {
  const layer = (back: string) =>
    around(
      'def mine(status, headers, exc_info=None):',
      `    ${back}start_response(status, headers, exc_info)`,
      'return passing(environ, mine)',
    );
  expect(lines(layer(''))).toEqual([expect.stringMatching(/^application breaks write-not-given towards application at note/)]);
  expect(lines(layer('return '))).toEqual([]);
});

test.each(['wsgiref', 'waitress', 'uwsgi', 'mod_wsgi-embedded'] as const)('wsgi.input is closed on %s', (name) => {
  const layer = (then: string) => around('environ["wsgi.input"].read(3)', then, 'return inner(environ, start_response)');
  const how = { raw: POST, server: { name } };
  expect(lines(layer('environ["wsgi.input"].close()'), how)).toEqual([
    'application breaks input-closed towards server at note app.py:10',
  ]);
  expect(lines(layer('pass'), how)).toEqual([]);
});
