import { expect, test } from 'vitest';
import { record } from '../testing/trace-builder.ts';
import { requestAt } from './request-at.ts';

const HEAD = 'POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\n';
const twice = record('wsgiref', 'app app.py:1').received(HEAD).call('app', { environ: {} }).received('hello').end();

test('what the server has read is there, byte for byte, and no more than that', () => {
  expect(requestAt(twice, 0)).toEqual({ text: HEAD, bytes: HEAD.length, total: HEAD.length + 5 });
  const last = twice.events.length - 1;
  expect(requestAt(twice, last)).toEqual({ text: `${HEAD}hello`, bytes: HEAD.length + 5, total: HEAD.length + 5 });
});

test('before anything was read there is nothing, and it is known how much will come', () => {
  expect(requestAt(twice, -1)).toEqual({ text: '', bytes: 0, total: HEAD.length + 5 });
});

test('of a large request that is not kept whole, the beginning is there and the true size is told', () => {
  const [first, ...rest] = twice.events;
  if (first?.type !== 'received') throw new Error('a recording begins with what was received');
  const large = { ...twice, events: [{ ...first, size: 70_000 }, ...rest] };
  expect(requestAt(large, large.events.length - 1)).toEqual({ text: HEAD, bytes: 70_005, total: 70_005 });
});
