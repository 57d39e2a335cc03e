// The request as the server has it at a moment: the very bytes it has read so far.
import { countUpTo, cursorsOf } from './cursors.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { eventOf, weightOf } from './words.ts';

export interface RequestSoFar {
  /** latin-1: one character for each byte that the recording kept. */
  text: string;
  /** How many bytes there were. When more than are kept, `text` is their beginning. */
  bytes: number;
  /** How many the server will have read in the end. */
  total: number;
}

const readsOf = perRecording((recording): { cursors: readonly Cursor[]; states: readonly Omit<RequestSoFar, 'total'>[] } => {
  const cursors: Cursor[] = [];
  const states: Omit<RequestSoFar, 'total'>[] = [];
  let text = '';
  let bytes = 0;
  for (const cursor of cursorsOf(recording, 'received')) {
    const event = eventOf(recording, cursor, 'received');
    if (event === null) continue;
    // Once a part is missing, what comes after it would stand in the wrong place.
    if (text.length === bytes) text += recording.bytes[event.bytes] ?? '';
    bytes += weightOf(recording, event);
    cursors.push(cursor);
    states.push({ text, bytes });
  }
  return { cursors, states };
});

export function requestAt(recording: Recording, cursor: Cursor): RequestSoFar {
  const { cursors, states } = readsOf(recording);
  const total = states.at(-1)?.bytes ?? 0;
  return { ...(states[countUpTo(cursors, cursor) - 1] ?? { text: '', bytes: 0 }), total };
}
