import { expect, test } from 'vitest';
import { orderSample } from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import { firstHop, pace } from './figure-play.ts';

test('it rests, travels, and has arrived; where less motion is wanted it only rests', () => {
  expect(pace(0, false)).toEqual({ u: null, arrived: false });
  expect(pace(240 + 210, false)).toEqual({ u: 0.5, arrived: false });
  expect(pace(240 + 420, false)).toEqual({ u: 1, arrived: true });
  expect(pace(899, true)).toEqual({ u: null, arrived: false });
  expect(pace(900, true)).toEqual({ u: null, arrived: true });
});

test('it begins at the moment that its author chose, else at the beginning', () => {
  const run = orderSample();
  expect(firstHop(run, null)).toBe(0);
  const at = firstHop(run, { event: 'call', layer: 'GZip', nth: 1 });
  expect(run.events[hopsOf(run)[at] ?? 0]).toMatchObject({ type: 'call' });
  expect(firstHop(run, { event: 'call', layer: 'nobody', nth: 1 })).toBe(0);
});
