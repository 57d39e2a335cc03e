// Where callouts stand in their margin: each as near to its crossing as the others let it be, and none is lost without a word.
// Where they crowd, the crowded ones are said more shortly (all but the one that is happening), then they stand closer; what can't be
// placed even so is summed up in one.

export interface Wish {
  /** y of the crossing it belongs to. */
  y: number;
  height: number;
  /** The lower the dearer: 0 is the one that is happening. */
  rank: number;
}

export interface Placed<T extends Wish> {
  wish: T;
  top: number;
  /** y at which its leader leaves the box; differs from the crossing's when it was moved, and the leader gets an elbow. */
  leaderY: number;
}

export interface Room<T> {
  min: number;
  max: number;
  /** The same, said more shortly; null where it is as short as it can be. */
  shorter?(wish: T): T | null;
  /** One for all that have no place; null where nothing has to be said of them. */
  sum?(left: readonly T[]): T | null;
}

export const GAP = 7;
export const TIGHT = 2;
/** A leader leaves its box at least this far from the box's ends. */
const INSET = 8;
/** An elbow of more than this, and one looks for the skin that is meant. */
const NEAR = 14;
/** The one that is happening moves this much less than the others. */
const DEAR = 8;

/** From top to bottom, within `min` and `max`, never overlapping. */
export function layOut<T extends Wish>(wishes: readonly T[], room: Room<T>): Placed<T>[] {
  const space = room.max - room.min;
  const shorten = (all: readonly T[], which: (wish: T) => boolean) =>
    all.map((wish) => (which(wish) && room.shorter?.(wish)) || wish);
  const isGood = (all: readonly T[], gap: number) => heightOf(all, gap) <= space && crowded(settle(all, gap, room)).size === 0;

  let chosen = wishes.toSorted((a, b) => a.y - b.y);
  if (isGood(chosen, GAP)) return settle(chosen, GAP, room);
  const far = heightOf(chosen, GAP) <= space ? crowded(settle(chosen, GAP, room)) : new Set(chosen);
  chosen = shorten(chosen, (wish) => wish.rank > 0 && far.has(wish));
  if (isGood(chosen, GAP)) return settle(chosen, GAP, room);
  chosen = shorten(chosen, (wish) => wish.rank > 0);
  if (heightOf(chosen, TIGHT) > space) chosen = shorten(chosen, () => true);
  if (heightOf(chosen, TIGHT) > space) chosen = keepWhatFits(chosen, room);
  return settle(chosen, isGood(chosen, GAP) ? GAP : TIGHT, room);
}

const heightOf = (wishes: readonly Wish[], gap: number): number =>
  wishes.reduce((sum, wish) => sum + wish.height, 0) + gap * Math.max(0, wishes.length - 1);

/** Neighbours that would overlap stand together, around the middle of where they would like to be: the least that all have to move. */
function settle<T extends Wish>(wishes: readonly T[], gap: number, { min, max }: Room<T>): Placed<T>[] {
  const groups: { wishes: T[]; weight: number; at: number; height: number }[] = [];
  for (const wish of wishes) {
    let group = { wishes: [wish], weight: wish.rank === 0 ? DEAR : 1, at: wish.y - wish.height / 2, height: wish.height };
    for (let above = groups.at(-1); above && above.at + above.height + gap > group.at; above = groups.at(-1)) {
      groups.pop();
      const shift = above.height + gap;
      const weight = above.weight + group.weight;
      const at = (above.at * above.weight + (group.at - shift) * group.weight) / weight;
      group = { wishes: [...above.wishes, ...group.wishes], weight, at, height: shift + group.height };
    }
    groups.push(group);
  }
  // Held inside: all that stands above (or below) a group needs its room as well.
  const total = heightOf(wishes, gap);
  let before = 0;
  return groups.flatMap((group) => {
    let top = Math.min(Math.max(group.at, min + before), max - (total - before));
    before += group.height + gap;
    return group.wishes.map((wish) => {
      const placed = { wish, top, leaderY: leaderOf(wish, top) };
      top += wish.height + gap;
      return placed;
    });
  });
}

function leaderOf({ y, height }: Wish, top: number): number {
  const inset = Math.min(INSET, height / 2);
  return Math.min(Math.max(y, top + inset), top + height - inset);
}

/** Those that stand shoulder to shoulder with one that is too far from its crossing. */
function crowded<T extends Wish>(placed: readonly Placed<T>[]): Set<T> {
  const found = new Set<T>();
  let run: Placed<T>[] = [];
  const close = () => {
    if (run.some(({ wish, leaderY }) => Math.abs(leaderY - wish.y) > NEAR)) for (const { wish } of run) found.add(wish);
    run = [];
  };
  for (const box of placed) {
    const last = run.at(-1);
    if (last && box.top - (last.top + last.wish.height) > GAP + 0.5) close();
    run.push(box);
  }
  close();
  return found;
}

/** The dearest that there is room for, and one that speaks for the rest. */
function keepWhatFits<T extends Wish>(wishes: readonly T[], { min, max, sum }: Room<T>): T[] {
  const dearest = wishes.toSorted((a, b) => a.rank - b.rank);
  for (let count = dearest.length - 1; count > 0; count--) {
    const rest = sum?.(dearest.slice(count)) ?? null;
    const kept = [...dearest.slice(0, count), ...(rest ? [rest] : [])];
    if (heightOf(kept, TIGHT) <= max - min) return kept.sort((a, b) => a.y - b.y);
  }
  return dearest.slice(0, 1);
}
