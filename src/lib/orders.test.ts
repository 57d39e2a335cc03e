import { expect, test } from 'vitest';
import { allOrders, distance, nameOfOrder, type Order, ruleOf, stepInto, swapped } from './orders.ts';

test('every order once, each a change of two neighbours away from the one before', () => {
  for (const [count, many] of [
    [0, 1],
    [1, 1],
    [3, 6],
    [5, 120],
  ] as const) {
    const orders = allOrders(count);
    expect(new Set(orders.map(nameOfOrder)).size).toBe(many);
    expect(orders).toHaveLength(many);
    expect(orders[0]).toEqual(Array.from({ length: count }, (_, at) => at));
    orders.slice(1).forEach((order, before) => {
      const one = orders[before] ?? [];
      const ways = one.slice(1).map((_, at) => nameOfOrder(swapped(one, at)));
      expect(ways).toContain(nameOfOrder(order));
    });
  }
});

test('how far two orders are from each other', () => {
  expect(distance([0, 1, 2], [0, 1, 2])).toBe(0);
  expect(distance([0, 1, 2], [1, 0, 2])).toBe(1);
  expect(distance([2, 0, 1], [1, 0, 2])).toBe(3);
});

const where = (holds: (order: Order) => boolean) => allOrders(4).filter(holds);
const before = (a: number, b: number) => (order: Order) => order.indexOf(a) < order.indexOf(b);

test('a rule says exactly these orders and no others, without what goes without saying', () => {
  expect(ruleOf(where(before(2, 0)), allOrders(4))).toEqual([[2, 0]]);
  expect(
    ruleOf(
      where((order) => before(0, 1)(order) && before(1, 3)(order)),
      allOrders(4),
    ),
  ).toEqual([
    [0, 1],
    [1, 3],
  ]);
  expect(ruleOf(allOrders(4), allOrders(4))).toEqual([]);
  // "0 is not the first" is no rule of this kind.
  expect(
    ruleOf(
      where((order) => order[0] !== 0),
      allOrders(4),
    ),
  ).toBeNull();
});

test('the step that makes the difference begins as near to home as can be', () => {
  const home = [0, 1, 2, 3];
  const orders = where(before(3, 0));
  const others = where(before(0, 3));
  const step = stepInto(orders, others, home, others);
  expect(step).not.toBeNull();
  expect(distance(home, step?.from ?? [])).toBe(2);
  expect(new Set(step?.from.slice(step.at, step.at + 2))).toEqual(new Set([0, 3]));
  expect(swapped(step?.from ?? [], step?.at ?? 0)).toEqual(step?.to);
});

test('a group that cannot be reached from home in one step is reached from another one', () => {
  const [home, middle, far] = [
    [0, 1, 2],
    [1, 0, 2],
    [1, 2, 0],
  ];
  expect(stepInto([far], [home, middle], home, [home])).toMatchObject({ from: middle, to: far, at: 1 });
  expect(stepInto([far], [home], home, [home])).toBeNull();
});
