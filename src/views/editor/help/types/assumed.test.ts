import { expect, test } from 'vitest';
import { assumed, inSource, isAssumed } from './assumed.ts';

const BEHIND = '  # type: (_onionskin_environ, _onionskin_start_response) -> _onionskin_any';

test.each([
  'def application(environ, start_response):',
  '    def __call__(self, environ, start_response):',
  'def app( environ , start_response ):',
  'async def app(environ, start_response):',
])('%s is known', (line) => {
  const [first, second] = assumed(`${line}\n    return []`).split('\n');
  expect(first).toBe(`${line}${BEHIND}`);
  expect(second).toBe('    return []');
});

test('a comment gives way, and no place moves', () => {
  const source = 'x = 1\ndef app(environ, start_response):  # mine\n    return [environ]\n';
  const lines = assumed(source).split('\n');
  expect(lines.slice(0, 3)).toEqual(['x = 1', `def app(environ, start_response):${BEHIND}`, '    return [environ]']);
  expect(lines[4]).toContain('from wsgiref.types import');
});

test.each([
  'def application(environ, start_response, extra):',
  'def application(environ: dict, start_response):',
  'def application(environ, start_response):  # type: (dict, object) -> list',
  'def application(env, start):',
  'def application(environ, start_response): return []',
])('%s stays as it is', (line) => expect(assumed(line)).toBe(line));

test('what is said about what is not there is not told', () => {
  const finding = { endLine: 1, endColumn: 1, weight: 'error', says: '', rule: '', unused: false } as const;
  const found = [
    { ...finding, line: 1, column: 1 },
    { ...finding, line: 1, column: 80 },
    { ...finding, line: 3, column: 1 },
  ];
  expect(inSource('def app(environ, start_response):\n    return []', found)).toEqual(found.slice(0, 1));
  expect(['_onionskin_any', 'any'].map(isAssumed)).toEqual([true, false]);
});
