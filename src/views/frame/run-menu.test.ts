import { expect, it } from 'vitest';
import type { Run } from '../../store/state.ts';
import { wordsOf } from './run-menu.tsx';

const run = (change: object): Run =>
  ({
    id: 10,
    request: { method: 'GET', target: '/hello', headers: [], body: '' },
    started: { ok: true },
    ...change,
  }) as unknown as Run;
const answered = (raw: string, more: object = {}) => run({ outcome: { raw: new TextEncoder().encode(raw), ...more } });

it('names a run by its number, its request and what the client read first', () => {
  expect(wordsOf(answered('HTTP/1.0 200 OK\r\n'))).toBe('10: GET /hello 200');
  expect(wordsOf(answered('HTTP/1.1 404 Not Found\r\n'))).toBe('10: GET /hello 404');
});

it('says how a run ended that gave no answer', () => {
  expect(wordsOf(answered(''))).toBe('10: GET /hello no answer');
  expect(wordsOf(answered('HTTP/1.0 200 OK\r\n', { stopped: { why: 'limit' } }))).toBe('10: GET /hello stopped');
  expect(wordsOf(run({ started: { ok: false }, outcome: null }))).toBe('10: GET /hello did not start');
});

it('keeps to itself how a run ended while that is still to be shown', () => {
  expect(wordsOf(answered('HTTP/1.0 500 Internal Server Error\r\n'), true)).toBe('10: GET /hello');
});
