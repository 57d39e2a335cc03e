// How far the hop is that is under way. The store's cursor says which moment it is and goes on by itself while it plays;
// this clock only tells the fraction between two moments, so that the packet crosses a boundary just when the cursor changes:
//
//   cursor   c ──────────────────────────────────┐ c' ────────────
//   travel            ░░░░ leaves c ░░░ 55 % ░░░░│░░ 45 % ░░ rest
//
// Nothing is kept between frames but when the cursor last changed, and from where.
import { REST, TRAVEL } from '../../store/playback-slice.ts';
import { neighbourOf } from '../../trace/hops.ts';
import type { Cursor } from '../../trace/recording.ts';

/** A hop under way: from which moment to which, and how far, 0 to 1. */
export interface Hop {
  from: Cursor;
  to: Cursor;
  u: number;
}

/** At which part of its travel the packet crosses the boundary. */
export const CROSSED = 0.55;
/** A packet that had left when one paused goes back this fast. */
const RETREAT = 140;

export interface Facts {
  /** Where the cursor stops, in order. */
  moments: readonly Cursor[];
  cursor: Cursor;
  /** The moment the cursor came from, when that was a step to a neighbour; null when it was put there. */
  cameFrom: Cursor | null;
  playing: boolean;
  /** Milliseconds since the cursor changed or playing began, and how long a moment lasts. */
  elapsed: number;
  period: number;
  /** How far the packet had left when one paused; 0 when it hadn't. */
  left: number;
}

export function hopAtTime({ moments, cursor, cameFrom, playing, elapsed, period, left }: Facts): Hop | null {
  const share = TRAVEL / (TRAVEL + REST);
  const arriving = share * (1 - CROSSED) * period;
  const leaving = (1 - share * CROSSED) * period;
  if (playing) {
    if (cameFrom !== null && elapsed < arriving)
      return { from: cameFrom, to: cursor, u: CROSSED + (1 - CROSSED) * (elapsed / arriving) };
    const to = neighbourOf(moments, cursor, 1);
    if (to === null || elapsed < leaving) return null;
    return { from: cursor, to, u: Math.min(CROSSED, (CROSSED * (elapsed - leaving)) / (period - leaving)) };
  }
  const to = neighbourOf(moments, cursor, 1);
  if (left > 0 && to !== null) return elapsed < RETREAT ? { from: cursor, to, u: left * (1 - elapsed / RETREAT) } : null;
  if (cameFrom === null || elapsed >= TRAVEL) return null;
  return { from: cameFrom, to: cursor, u: elapsed / TRAVEL };
}

/** True when one step leads from `a` to `b`, either way. */
export function areNeighbours(moments: readonly Cursor[], a: Cursor, b: Cursor): boolean {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low !== high && neighbourOf(moments, low, 1) === high;
}
