// Two runs on one clock. The same hop in both stands at the same beat; at a hop that only one of them has, the other waits.
//
//   here    received  call A  call B  call app   …            received   call A   call B   ·        call app
//   there   received  call B  call A  call app       →        received   ·        call B   call A   call app
//
// What comes in another order can't be at the same beat in both: layers that stayed where they were go before those that moved.
import { heaviestRise } from '../lib/rising.ts';
import { hopsOf } from './hops.ts';
import { sameEvent } from './match.ts';
import { perPair } from './memo.ts';
import { pairingOf } from './pairing.ts';
import type { Cursor, Recording } from './recording.ts';
import { skinOfSpan } from './stack.ts';

/** Where both stand, and which of them made a hop to get there. */
export interface Beat {
  here: Cursor;
  there: Cursor;
  moves: 'both' | 'here' | 'there';
}

/** A hop of a layer that stayed in its place is worth more than one of a layer that moved, and two of those more than one of the former. */
const WORTH = { settled: 5, moved: 3 };

export const alignmentOf = perPair((here, there): readonly Beat[] => {
  const ours = hopsOf(here);
  const theirs = hopsOf(there);
  const nthThere = new Int32Array(there.events.length).fill(-1);
  theirs.forEach((cursor, nth) => {
    nthThere[cursor] = nth;
  });
  const shared = ours.flatMap((cursor, nth) => {
    const same = sameEvent(here, cursor, there);
    const other = same === null ? -1 : (nthThere[same] ?? -1);
    return other < 0 ? [] : [{ nth, other }];
  });
  const worthOf = (at: number): number => {
    const cursor = ours[shared[at]?.nth ?? 0] ?? 0;
    return isSettled(here, there, cursor) ? WORTH.settled : WORTH.moved;
  };
  const rise = heaviestRise(
    shared.map(({ other }) => other),
    worthOf,
  );
  const beats: Beat[] = [];
  const at = { here: ours[0] ?? 0, there: theirs[0] ?? 0 };
  let [nth, other] = [0, 0];
  const beat = (moves: Beat['moves']) => {
    if (moves !== 'there') {
      at.here = ours[nth] ?? 0;
      nth += 1;
    }
    if (moves !== 'here') {
      at.there = theirs[other] ?? 0;
      other += 1;
    }
    beats.push({ ...at, moves });
  };
  const alone = (upTo: number, otherUpTo: number) => {
    while (nth < upTo) beat('here');
    while (other < otherUpTo) beat('there');
  };
  for (const index of rise) {
    const pair = shared[index];
    if (pair === undefined) continue;
    alone(pair.nth, pair.other);
    beat('both');
  }
  alone(ours.length, theirs.length);
  return beats;
});

function isSettled(here: Recording, there: Recording, cursor: Cursor): boolean {
  return pairingOf(here, there).settled.has(skinOfSpan(here, here.events[cursor]?.span ?? null));
}

/** The beat at which a run comes to a moment: the last one up to it. */
export function beatAt(beats: readonly Beat[], side: 'here' | 'there', cursor: Cursor): number {
  let [low, high] = [0, beats.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((beats[middle]?.[side] ?? 0) < cursor) low = middle + 1;
    else high = middle;
  }
  // A moment between two hops belongs to the hop before it.
  return beats[low]?.[side] === cursor ? low : Math.max(0, low - 1);
}
