import { expect, test } from 'vitest';
import { lazySample, orderSample, shortCircuitSample } from '../testing/samples.ts';
import { sameEvent } from './match.ts';

const order = orderSample();
const short = shortCircuitSample();
const find = (name: string, type: string) =>
  order.events.findIndex((event) => event.type === type && order.layers[order.spans[event.span ?? 0]?.layer ?? 0]?.name === name);

test('the same layer doing the same thing, though it is another hop', () => {
  const there = sameEvent(order, find('Timing', 'start_response'), short);
  expect(there).not.toBe(find('Timing', 'start_response'));
  expect(short.events[there ?? -1]).toMatchObject({ type: 'start_response', status: '401 Unauthorized' });
});

test('what did not happen there has no match', () => {
  expect(sameEvent(order, find('GZip', 'call'), short)).toBeNull();
});

test('every event is its own match', () => {
  const lazy = lazySample();
  expect(lazy.events.map((_, cursor) => sameEvent(lazy, cursor, lazySample()))).toEqual(lazy.events.map((_, cursor) => cursor));
});
