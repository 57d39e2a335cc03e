// Whose hands an answer is in: the start_response that a layer, or the server, was given last.
import { countUpTo, cursorsOf } from './cursors.ts';
import type { EventOf } from './event.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording, SpanId } from './recording.ts';
import { isRefused } from './refused.ts';
import { sentAt } from './sent.ts';
import { eventOf } from './words.ts';

/** The start_response that came into this span's hands last before a moment, and was not refused. */
export function heldBefore(recording: Recording, span: number, cursor: Cursor): EventOf<'start_response'> | null {
  const at = handedTo(recording, span, cursor);
  return at === null ? null : eventOf(recording, at, 'start_response');
}

/** By whose callable it was: the calls of start_response that were not refused. */
const handed = perRecording((recording) => {
  const table = new Map<SpanId, Cursor[]>();
  for (const cursor of cursorsOf(recording, 'start_response')) {
    const to = eventOf(recording, cursor, 'start_response')?.to ?? null;
    if (to === null || isRefused(recording, cursor)) continue;
    const row = table.get(to);
    if (row === undefined) table.set(to, [cursor]);
    else row.push(cursor);
  }
  return table;
});

function handedTo(recording: Recording, span: SpanId, before: Cursor): Cursor | null {
  const row = handed(recording).get(span) ?? NO_CURSORS;
  return row[countUpTo(row, before - 1) - 1] ?? null;
}
const NO_CURSORS: readonly Cursor[] = [];

/** The start_response in force for the answer that is sent at `cursor`. */
export function toldFor(recording: Recording, cursor: Cursor): EventOf<'start_response'> | null {
  const { after } = sentAt(recording, cursor);
  const at = handedTo(recording, 0, cursor);
  return at === null || at <= after ? null : eventOf(recording, at, 'start_response');
}
