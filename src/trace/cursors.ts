// Where the events of each type are, in order: found in one pass over the recording, so that nobody else has to look through all of it for a few.
import { directionOf } from './direction.ts';
import type { EventOf, EventType } from './event.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';

interface Tables {
  table: Readonly<Record<EventType, readonly Cursor[]>>;
  crossings: readonly Cursor[];
}

const tables = perRecording((recording): Tables => {
  const crossings: Cursor[] = [];
  const table = Object.fromEntries(Object.keys(directionOf).map((type) => [type, []])) as unknown as Record<EventType, Cursor[]>;
  const log = recording.events;
  // Events of one type often follow on each other.
  let type: EventType | null = null;
  let row: Cursor[] = [];
  let crosses = false;
  for (let cursor = 0; cursor < log.length; cursor += 1) {
    const next = (log[cursor] as (typeof log)[number]).type;
    if (next !== type) {
      type = next;
      row = table[next];
      crosses = directionOf[next] !== 'inside';
    }
    row.push(cursor);
    if (crosses) crossings.push(cursor);
  }
  return { table, crossings };
});

/** The cursors of all events of a type. */
export const cursorsOf = (recording: Recording, type: EventType): readonly Cursor[] => tables(recording).table[type];

/** The cursors of all events that go down or up: most of a recording is lines, which do not. */
export const crossingsOf = (recording: Recording): readonly Cursor[] => tables(recording).crossings;

/** What is told of each event of a type, in order. */
export function among<T extends EventType, R>(
  recording: Recording,
  type: T,
  tell: (event: EventOf<T>, cursor: Cursor) => readonly R[],
): R[] {
  return cursorsOf(recording, type).flatMap((cursor) => tell(recording.events[cursor] as EventOf<T>, cursor));
}

/** How many of `sorted` are at or before `cursor`. */
export function countUpTo(sorted: readonly Cursor[], cursor: Cursor): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((sorted[mid] ?? 0) <= cursor) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** The latest of `sorted` before `cursor` of which `is` holds. */
export function latestBefore(sorted: readonly Cursor[], cursor: Cursor, is: (at: Cursor) => boolean): Cursor | null {
  for (let nth = countUpTo(sorted, cursor - 1) - 1; nth >= 0; nth -= 1) {
    const at = sorted[nth] as Cursor;
    if (is(at)) return at;
  }
  return null;
}

/** The cursors of two lists, in order. */
export function merged(a: readonly Cursor[], b: readonly Cursor[]): readonly Cursor[] {
  if (b.length === 0) return a;
  const all: Cursor[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    const [first, second] = [a[left] ?? Number.POSITIVE_INFINITY, b[right] ?? Number.POSITIVE_INFINITY];
    all.push(Math.min(first, second));
    if (first < second) left += 1;
    else right += 1;
  }
  return all;
}
