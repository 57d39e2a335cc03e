// The registry as a whole: every rule says what a teacher would need, and has a program that breaks it in a test.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { record } from '../../testing/trace-builder.ts';
import { plain } from '../say.ts';
import { RULES, verdictsAt, verdictsOf } from './verdicts.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const tests = readdirSync(HERE)
  .filter((file) => file.endsWith('.test.ts') && file !== 'rules.test.ts')
  .map((file) => readFileSync(`${HERE}${file}`, 'utf8'))
  .join('\n');

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s has a name, a section and a test', (id, rule) => {
  expect(rule.name).toMatch(/^[A-Za-z].*[^.]$/);
  expect(rule.section).toMatch(/^(PEP 3333|RFC 9110|RFC 3875), /);
  expect(tests).toMatch(new RegExp(`breaks ${id} |'${id}'`));
  expect(RULES.filter((other) => other.id === id)).toHaveLength(1);
});

const broken = () =>
  record('wsgiref', 'app app.py:1')
    .received('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    .call('app')
    .startResponse('app', '200 OK', [['Connection', 'close']], { line: 2 })
    .returns('app', ['Hello'], { line: 3 })
    .pulls('app', 'Hello');

test('a verdict stands from its moment on; before that, it is only counted', () => {
  const recording = broken().end();
  const [verdict] = verdictsOf(recording);
  const cursor = recording.events.findIndex((event) => event.type === 'start_response');
  expect(verdict).toMatchObject({ cursor, span: 1, towards: 'server', rule: { id: 'hop-by-hop' } });
  expect(verdictsAt(recording, cursor - 1)).toEqual({ now: [], later: 1 });
  expect(verdictsAt(recording, cursor)).toEqual({ now: [verdict], later: 0 });
});

test('what the server did: nothing, something, refused, stopped', () => {
  const did = (recording: ReturnType<typeof record>, ended?: 'stopped' | 'exited') =>
    verdictsOf(recording.end(ended)).map((verdict) => plain(verdict.did));
  expect(did(broken())).toEqual(['wsgiref sent nothing at all.']);
  const head = 'HTTP/1.0 200 OK\r\nConnection: close\r\n\r\n';
  expect(did(broken().sent(['server', head]))).toEqual(['wsgiref let it through: the client got `Connection: close`.']);
  expect(did(broken().sent(['server', 'HTTP/1.0 200 OK\r\n\r\n']))).toEqual([
    'wsgiref left the header out; the client got `200 OK` without it.',
  ]);
  expect(did(broken().raises('app', 3, 'AssertionError', 'no').catches('wsgiref', 3))).toEqual([
    'wsgiref met `AssertionError: no`. wsgiref sent nothing at all.',
  ]);
  expect(did(broken(), 'stopped')).toEqual(['The run was stopped before wsgiref was done.']);
});

test('where the recording was cut, nothing is said of what is missing', () => {
  const recording = record('wsgiref', 'app app.py:1')
    .received('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    .call('app')
    .startResponse('app', '200 OK', [['Content-Length', '9']], { line: 2 })
    .returns('app', { kind: 'generator' }, { line: 3 })
    .pulls('app', 'Hello')
    .stop('app');
  expect(verdictsOf(recording.end()).map((verdict) => verdict.rule.id)).toEqual(['body-too-short']);
  expect(verdictsOf(recording.cut('events', 6, null).end()).map((verdict) => verdict.rule.id)).toEqual([]);
});

test('of a list that C code drained, only what it held is known', () => {
  const recording = record('wsgiref', 'outer app.py:1', 'app app.py:9')
    .received('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    .call('outer')
    .call('app')
    .startResponse('app', '200 OK', [['Content-Length', '9']])
    .returns('app', { kind: 'iterator' })
    .drain('app', 'outer', null)
    .returns('outer', ['123456789'])
    .pulls('outer', '123456789')
    .end();
  expect(verdictsOf(recording)).toEqual([]);
});
