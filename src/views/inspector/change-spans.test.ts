import { expect, test } from 'vitest';
import { deepSample, orderSample } from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import { changerOf, changesBetween, changesOfLayer } from './change-spans.ts';

const order = orderSample();
const hop = (n: number) => hopsOf(order)[n - 1] ?? 0;
const end = order.events.length;
const told = ({ hops }: ReturnType<typeof changesBetween>) =>
  hops.map(({ hop: n, changes }) => `${n} ${changes.map(({ key }) => key)}`);

test('what one layer changed, on the way down and up, until now', () => {
  const gzip = 3;
  expect(told(changesOfLayer(order, gzip, hop(4)))).toEqual([]);
  expect(told(changesOfLayer(order, gzip, hop(5)))).toEqual(['5 HTTP_ACCEPT_ENCODING']);
  const whole = changesOfLayer(order, gzip, end);
  expect(whole.hops[0]?.title).toBe('Through GZip, going down');
  expect(whole.hops.length).toBeGreaterThan(1);
  expect(whole.hops.every(({ event }) => changerOf(order, event) === gzip)).toBe(true);
});

test('what changed from here to there: after the first moment, up to the second', () => {
  expect(told(changesBetween(order, hop(3), hop(5)))).toEqual(['4 REMOTE_USER', '5 HTTP_ACCEPT_ENCODING']);
  expect(told(changesBetween(order, hop(5), hop(5)))).toEqual([]);
  const all = changesBetween(order, -1, end);
  expect(all.cut).toBe(false);
  expect(all.hops[0]?.hop).toBe(1);
});

test('of a long stream only the latest are looked for', () => {
  const long = deepSample(3, 3000);
  const { hops, cut } = changesBetween(long, -1, long.events.length);
  expect(cut).toBe(true);
  expect(hops.length).toBe(60);
  expect(hops.at(-1)?.event).toBeGreaterThan(long.events.length - 20);
});
