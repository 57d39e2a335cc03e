import { expect, test } from 'vitest';
import { helloSample } from '../testing/samples.ts';
import { hopsOf } from './hops.ts';
import type { Recording } from './recording.ts';
import { areAtOnce, atSameTime, isOver, timeAt } from './shared-clock.ts';

/** The same recording, begun so many milliseconds later. */
const later = (ms: number): Recording => ({ ...helloSample(), process: 2, origin: helloSample().origin + ms });
const first = helloSample();
const hops = hopsOf(first);
const last = hops.at(-1) ?? 0;

test('what began later had not begun; what began at once is at the same hop', () => {
  expect(atSameTime(first, hops[0] ?? 0, later(10_000))).toBeNull();
  for (const hop of hops) expect(atSameTime(first, hop, later(0))).toBe(hop);
});

test('another one is at the last hop that it had made by then', () => {
  const other = later(timeAt(first, hops[2] ?? 0) - first.origin);
  expect(atSameTime(first, hops[1] ?? 0, other)).toBeNull();
  expect(atSameTime(first, hops[2] ?? 0, other)).toBe(hops[0]);
  expect(atSameTime(other, hops[0] ?? 0, first)).toBe(hops[2]);
  expect(atSameTime(later(10_000), hops[0] ?? 0, first)).toBe(last);
});

test('it is over with its last hop', () => {
  expect(isOver(first, last)).toBe(true);
  expect(isOver(first, last - 1)).toBe(false);
});

test('two are at once when their times overlap', () => {
  expect(areAtOnce(first, later(0))).toBe(true);
  expect(areAtOnce(first, later(10_000))).toBe(false);
  expect(areAtOnce(later(10_000), first)).toBe(false);
});
