// Recordings of several processes on the clock that they share: what another one was at when this one came to a moment. As exact as the clock of
// the browser is, which tells milliseconds; what is nearer to each other may have happened the other way round.
import { countUpTo } from './cursors.ts';
import { hopsOf } from './hops.ts';
import type { Cursor, Recording } from './recording.ts';

/** Milliseconds since 1970. */
export const timeAt = (recording: Recording, cursor: Cursor): number =>
  recording.origin + (recording.events[Math.max(0, cursor)]?.at ?? 0);

/** The last hop that `other` had made; null while it had not begun. */
export function atSameTime(recording: Recording, cursor: Cursor, other: Recording): Cursor | null {
  const time = timeAt(recording, cursor);
  const hops = hopsOf(other);
  let [low, high] = [0, hops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeAt(other, hops[middle] ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : (hops[low - 1] ?? null);
}

/** Had it made its last hop by then? */
export const isOver = (recording: Recording, cursor: Cursor): boolean =>
  countUpTo(hopsOf(recording), cursor) === hopsOf(recording).length;

/** Do their times overlap? */
export function areAtOnce(a: Recording, b: Recording): boolean {
  const end = (one: Recording) => timeAt(one, one.events.length - 1);
  return a.origin <= end(b) && b.origin <= end(a);
}
