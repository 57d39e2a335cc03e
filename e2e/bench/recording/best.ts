// Several ways to do a thing, turn by turn, so that what else the machine does falls on all of them alike; of each the best.

export async function best<K extends string>(
  ways: Readonly<Record<K, () => number | Promise<number>>>,
  rounds: number,
): Promise<Record<K, number>> {
  const names = Object.keys(ways) as K[];
  const found = Object.fromEntries(names.map((name) => [name, Number.POSITIVE_INFINITY])) as Record<K, number>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const took = await ways[name]();
      // The first round warms up.
      if (round > 0) found[name] = Math.min(found[name], took);
    }
  }
  return found;
}
