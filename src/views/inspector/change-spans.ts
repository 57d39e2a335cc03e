// What was changed over more than one crossing: by one layer so far, or between two moments. Pure.
import { changesAt } from '../../trace/changes.ts';
import { countUpTo } from '../../trace/cursors.ts';
import { directionOf } from '../../trace/direction.ts';
import { hopsOf } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import type { Change } from '../../trace/scene.ts';
import { linkAt } from '../../trace/spans.ts';
import { skinOfSpan } from '../../trace/stack.ts';
import { crossingAt } from './crossing.ts';

export interface ChangesOfHop {
  event: Cursor;
  /** Counted from 1, as on the timeline. */
  hop: number;
  title: string;
  changes: readonly Change[];
}

export interface ChangesSince {
  /** In their order. */
  hops: readonly ChangesOfHop[];
  /** There may be more before the first. */
  cut: boolean;
}

/** Of a long stream the latest are told, and so many hops are looked through for them. */
const MOST = 60;
const LOOKED = 3000;

/** The layer whose doing a crossing is: who calls, or who gives something up. Null for the client's own. */
export function changerOf(recording: Recording, cursor: Cursor): number | null {
  const event = recording.events[cursor];
  if (event === undefined || event.type === 'received') return null;
  const span = directionOf[event.type] === 'down' ? linkAt(recording, cursor).other : event.span;
  return skinOfSpan(recording, span);
}

/** What changed after `from`, up to `to`. */
export const changesBetween = (recording: Recording, from: Cursor, to: Cursor): ChangesSince =>
  collect(recording, from, to, () => true);

/** What a layer has changed up to a moment. */
export const changesOfLayer = (recording: Recording, skin: number, to: Cursor): ChangesSince =>
  collect(recording, -1, to, (cursor) => changerOf(recording, cursor) === skin);

function collect(recording: Recording, from: Cursor, to: Cursor, isWanted: (cursor: Cursor) => boolean): ChangesSince {
  const all = hopsOf(recording);
  const [first, end] = [countUpTo(all, from), countUpTo(all, to)];
  const hops: ChangesOfHop[] = [];
  let n = end - 1;
  for (; n >= first && hops.length < MOST && end - n <= LOOKED; n -= 1) {
    const event = all[n];
    if (event === undefined || !isWanted(event)) continue;
    const changes = changesAt(recording, event);
    if (changes.length > 0) hops.push({ event, hop: n + 1, title: crossingAt(recording, event)?.title ?? '', changes });
  }
  return { hops: hops.reverse(), cut: n >= first };
}
