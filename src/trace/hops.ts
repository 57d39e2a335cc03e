// The moments one steps through: hops are the boundary crossings worth stopping at, lines come in between.
import { countUpTo, crossingsOf, cursorsOf, merged } from './cursors.ts';
import type { TraceEvent } from './event.ts';
import { hookHops } from './hook-hops.ts';
import { isLibrary } from './is-library.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { eagerBodies } from './spans.ts';

/** `lines`: of the user's own files; `all`: of frameworks and of the standard library too, where they were recorded. */
export type Grain = 'hops' | 'lines' | 'all';

/** Indices of the hops: what goes down or up, what is caught, Django's hooks aside of that way, and the end of a process. Left out: asking a list for a chunk (no layer's code
 *  runs; the chunk itself is a hop), and all flushes but the last of those that follow directly on each other. When a run was stopped, the very
 *  last event is the last hop. */
export const hopsOf = perRecording((recording): readonly Cursor[] => {
  const hops: Cursor[] = [];
  const eager = eagerBodies(recording);
  const others = merged(merged(cursorsOf(recording, 'catch'), cursorsOf(recording, 'exit')), hookHops(recording));
  for (const cursor of merged(crossingsOf(recording), others)) {
    const event = recording.events[cursor] as TraceEvent;
    if ((event.type === 'next' || event.type === 'stop' || event.type === 'drain') && eager.has(event.body)) continue;
    const before = hops.at(-1);
    if (event.type === 'sent' && before !== undefined && follows(recording, before, cursor)) hops.pop();
    hops.push(cursor);
  }
  const last = recording.events.length - 1;
  if (recording.ended === 'stopped' && last >= 0 && hops.at(-1) !== last) hops.push(last);
  return hops;
});

/** Nothing but flushes lies between two flushes. */
function follows(recording: Recording, before: Cursor, cursor: Cursor): boolean {
  for (let at = before; at < cursor; at++) if (recording.events[at]?.type !== 'sent') return false;
  return true;
}

/** The hops, and each line, opening and leaving of the user's own code. */
export const linesOf = perRecording((recording): readonly Cursor[] => insideOf(recording, (event) => !isLibrary(event.place)));

/** The same with frames of frameworks and of the standard library, which are folded otherwise. */
export const allLinesOf = perRecording((recording): readonly Cursor[] => insideOf(recording, () => true));

function insideOf(recording: Recording, isTold: (event: TraceEvent) => boolean): readonly Cursor[] {
  const hops = hopsOf(recording);
  const lines: Cursor[] = [];
  let nth = 0;
  recording.events.forEach((event, cursor) => {
    const { type } = event;
    const isHop = hops[nth] === cursor;
    if (isHop) nth += 1;
    if (isHop || ((type === 'open' || type === 'line' || type === 'leave') && isTold(event))) lines.push(cursor);
  });
  return lines;
}

/** "Hop 10 of 14". 0 before the first. */
export function hopNumber(recording: Recording, cursor: Cursor): { n: number; of: number } {
  const hops = hopsOf(recording);
  return { n: countUpTo(hops, cursor), of: hops.length };
}

/** The nearest hop at or before a moment; the first one when there is none before. */
export function hopAt(recording: Recording, cursor: Cursor): Cursor {
  const hops = hopsOf(recording);
  return hops[Math.max(0, countUpTo(hops, cursor) - 1)] ?? 0;
}

export const momentsOf = (recording: Recording, grain: Grain): readonly Cursor[] =>
  ({ hops: hopsOf, lines: linesOf, all: allLinesOf })[grain](recording);

/** The moment after `cursor`, or the one before it; null at the ends. */
export function neighbourOf(moments: readonly Cursor[], cursor: Cursor, by: 1 | -1): Cursor | null {
  return moments[by > 0 ? countUpTo(moments, cursor) : countUpTo(moments, cursor - 1) - 1] ?? null;
}
