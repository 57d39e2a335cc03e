// The same event in another recording (the same layer, type and how manieth of them): ghosts stand there, comparisons keep step by it.
import type { TraceEvent } from './event.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { nameOf } from './words.ts';

const tableOf = perRecording((recording) => {
  const cursors = new Map<string, Cursor[]>();
  const nth: number[] = [];
  recording.events.forEach((event, cursor) => {
    const key = keyOf(recording, event);
    const row = cursors.get(key) ?? [];
    cursors.set(key, row);
    nth.push(row.push(cursor) - 1);
  });
  return { cursors, nth };
});

/** The server is the server, whatever its name. */
function keyOf(recording: Recording, event: TraceEvent): string {
  return `${event.type} ${event.span === 0 ? '' : nameOf(recording, event.span)}`;
}

export function sameEvent(recording: Recording, cursor: Cursor, other: Recording): Cursor | null {
  const event = recording.events[cursor];
  const nth = tableOf(recording).nth[cursor];
  if (event === undefined || nth === undefined) return null;
  return tableOf(other).cursors.get(keyOf(recording, event))?.[nth] ?? null;
}
