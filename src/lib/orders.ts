// All orders of a few things, what those that lead to the same have in common, and which change of two neighbours leads from one to another.
// An order is a list of numbers from 0: which thing comes first, second, …

export type Order = readonly number[];

export const nameOfOrder = (order: Order): string => order.join(' ');

/** Every order once, each but the first made from the one before by one change of two neighbours (Steinhaus, Johnson, Trotter). */
export function allOrders(count: number): readonly Order[] {
  if (count <= 0) return [[]];
  const last = count - 1;
  return allOrders(last).flatMap((shorter, nth) => {
    const places = Array.from({ length: count }, (_, at) => at);
    // Through every place from the end to the front, then from the front to the end, and so on.
    return (nth % 2 === 0 ? places.reverse() : places).map((at) => [...shorter.slice(0, at), last, ...shorter.slice(at)]);
  });
}

/** The order in which the neighbours at `at` and behind it have changed places. */
export const swapped = (order: Order, at: number): Order => [
  ...order.slice(0, at),
  ...order.slice(at + 1, at + 2),
  ...order.slice(at, at + 1),
  ...order.slice(at + 2),
];

/** How many changes of neighbours lead from `from` to `order`, at least. */
export function distance(from: Order, order: Order): number {
  const places = order.map((thing) => from.indexOf(thing));
  return places.reduce((sum, place, at) => sum + places.slice(at + 1).filter((other) => other < place).length, 0);
}

/** "before, behind": so it is in an order. */
export type Rule = readonly [before: number, behind: number];

/** What all of these have in common, said as shortly as can be; null when other orders have it in common, too. */
export function ruleOf(orders: readonly Order[], all: readonly Order[]): readonly Rule[] | null {
  const [first = []] = orders;
  const holds = ([before, behind]: Rule, order: Order) => order.indexOf(before) < order.indexOf(behind);
  const pairs = first.flatMap((before, at) => first.slice(at + 1).map((behind): Rule => [before, behind]));
  const common = pairs.filter((rule) => orders.every((order) => holds(rule, order)));
  if (all.filter((order) => common.every((rule) => holds(rule, order))).length !== orders.length) return null;
  // What follows from two others goes without saying.
  const has = (before: number, behind: number) => common.some(([a, b]) => a === before && b === behind);
  return common.filter(([before, behind]) => !first.some((between) => has(before, between) && has(between, behind)));
}

/** A change of two neighbours that makes the difference: `from` leads to another end than `to`. */
export interface Step {
  from: Order;
  to: Order;
  at: number;
}

/** The step into these orders that begins nearest to `home`; out of orders in `nearest` if there is one. Null when none of the others is known. */
export function stepInto(
  orders: readonly Order[],
  others: readonly Order[],
  home: Order,
  nearest: readonly Order[],
): Step | null {
  const wanted = new Set(orders.map(nameOfOrder));
  const steps = (among: readonly Order[]): Step[] =>
    among.flatMap((from) =>
      from.slice(1).flatMap((_, at) => {
        const to = swapped(from, at);
        return wanted.has(nameOfOrder(to)) ? [{ from, to, at }] : [];
      }),
    );
  const byDistance = (a: Step, b: Step) => distance(home, a.from) - distance(home, b.from);
  return steps(nearest).sort(byDistance)[0] ?? steps(others).sort(byDistance)[0] ?? null;
}
