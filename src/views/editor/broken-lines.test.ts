import { expect, test } from 'vitest';
import { record } from '../../testing/trace-builder.ts';
import { brokenByFile, brokenLines, brokenTarget } from './broken-lines.ts';

const recording = record('wsgiref', 'app app.py:1')
  .received('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  .call('app')
  .startResponse('app', '200', [['Connection', 'close']], { line: 2 })
  .returns('app', [{ text: 'Hello' }], { line: 3 })
  .end();
const rules = brokenByFile(recording).get('app.py') ?? new Map();

test('each line that broke a rule is marked, with every rule that it broke', () => {
  expect(brokenLines(rules).map(({ line, rules: broken }) => `${line}: ${broken.length}`)).toEqual(['2: 2', '3: 1']);
  const [second] = brokenLines(rules);
  expect(second?.title).toContain("The status is a str like '200 OK'");
  expect(second?.title).toContain('No layer sets a hop-by-hop header');
});

test('what broke at no line stands where the layer is defined', () => {
  const short = record('wsgiref', 'app app.py:7')
    .received('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    .call('app')
    .startResponse('app', '200 OK', [['Content-Length', '9']], { line: 8 })
    .returns('app', { kind: 'generator' }, { line: 9 })
    .pulls('app', 'Hello')
    .stop('app')
    .end();
  expect([...(brokenByFile(short).get('app.py') ?? new Map()).keys()]).toEqual([7]);
});

test('a click goes to the first rule that was broken there, and on to the next', () => {
  const [second] = brokenLines(rules);
  if (second === undefined) throw new Error('no line is marked');
  const [first] = second.rules;
  expect(brokenTarget(second, 0)).toBe(first?.event);
  const later = { ...second, rules: second.rules.map((rule, n) => ({ ...rule, event: n + 1 })) };
  expect([0, 1, 2].map((cursor) => brokenTarget(later, cursor))).toEqual([1, 2, 1]);
});
