// Where callouts stand in their margin: each as near to its crossing as the others let it be.
// A pass downwards pushes apart, a pass upwards pulls back inside; what can't be placed at all is left out, the farthest from now first.

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

export const GAP = 7;
/** A leader leaves its box at least this far from the box's ends. */
const INSET = 8;

/** From top to bottom, within `min` and `max`, never overlapping. */
export function layOut<T extends Wish>(wishes: readonly T[], { min, max }: { min: number; max: number }): Placed<T>[] {
  const kept = keepWhatFits(wishes, max - min).sort((a, b) => a.y - b.y);
  const tops = kept.map((wish) => wish.y - wish.height / 2);
  let limit = min;
  kept.forEach((wish, k) => {
    tops[k] = Math.max(tops[k] ?? 0, limit);
    limit = (tops[k] ?? 0) + wish.height + GAP;
  });
  limit = max;
  for (let k = kept.length - 1; k >= 0; k--) {
    tops[k] = Math.min(tops[k] ?? 0, limit - (kept[k]?.height ?? 0));
    limit = (tops[k] ?? 0) - GAP;
  }
  return kept.map((wish, k) => {
    const top = tops[k] ?? min;
    const inset = Math.min(INSET, wish.height / 2);
    return { wish, top, leaderY: Math.min(Math.max(wish.y, top + inset), top + wish.height - inset) };
  });
}

function keepWhatFits<T extends Wish>(wishes: readonly T[], room: number): T[] {
  const kept: T[] = [];
  let used = -GAP;
  for (const wish of [...wishes].sort((a, b) => a.rank - b.rank)) {
    if (used + GAP + wish.height > room) continue;
    used += GAP + wish.height;
    kept.push(wish);
  }
  return kept;
}
