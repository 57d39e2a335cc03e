// What stays in order when things were put into another one: the numbers that rise, of a list of different numbers.

/** The indexes of the heaviest numbers that rise, in order. Of several that weigh the same, those that end first. */
export function heaviestRise(values: readonly number[], weightOf: (index: number) => number): readonly number[] {
  // Most lists are in order as they are.
  if (values.every((value, at) => at === 0 || value > (values[at - 1] ?? value))) return values.map((_, at) => at);
  const ranks = new Map(values.toSorted((a, b) => a - b).map((value, rank) => [value, rank + 1]));
  // A Fenwick tree over ranks: which rise that ends at or below a rank is the heaviest.
  const best = new Array<number>(values.length + 1).fill(-1);
  const totals: number[] = [];
  const before: number[] = [];
  const heavier = (a: number, b: number): boolean => b < 0 || (a >= 0 && (totals[a] ?? 0) > (totals[b] ?? 0));
  values.forEach((value, index) => {
    const rank = ranks.get(value) ?? 0;
    let last = -1;
    for (let at = rank - 1; at > 0; at -= at & -at) if (heavier(best[at] ?? -1, last)) last = best[at] ?? -1;
    totals.push((totals[last] ?? 0) + weightOf(index));
    before.push(last);
    for (let at = rank; at <= values.length; at += at & -at) if (heavier(index, best[at] ?? -1)) best[at] = index;
  });
  let end = -1;
  for (let index = 0; index < values.length; index += 1) if (heavier(index, end)) end = index;
  const found: number[] = [];
  for (let at = end; at >= 0; at = before[at] ?? -1) found.push(at);
  return found.reverse();
}

/** The indexes that are in every longest rise: what surely stayed where it was. Of two that changed places, neither is. */
export function surelyRising(values: readonly number[]): ReadonlySet<number> {
  const upTo = lengths(values);
  const from = lengths(values.toReversed().map((value) => -value)).toReversed();
  const longest = Math.max(0, ...upTo);
  const inSome = values.flatMap((_, i) => ((upTo[i] ?? 0) + (from[i] ?? 0) - 1 === longest ? [i] : []));
  return new Set(inSome.filter((i) => inSome.every((other) => other === i || upTo[other] !== upTo[i])));
}

/** Of each the length of the longest rise that ends with it. */
function lengths(values: readonly number[]): number[] {
  const found: number[] = [];
  values.forEach((value, i) => {
    found.push(1 + Math.max(0, ...found.filter((_, k) => k < i && (values[k] ?? 0) < value)));
  });
  return found;
}
