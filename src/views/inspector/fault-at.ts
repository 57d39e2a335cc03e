// The exception that a moment stands under: raised before it, and by then not handled by any layer of the user's. Pure.
import type { Place } from '../../trace/event.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { nameOf } from '../../trace/words.ts';

export interface FaultSoFar {
  /** "`KeyError: 'x'` was raised in `app`." */
  says: string;
  place: Place | null;
  /** When it was first raised. */
  event: Cursor;
}

export function faultAt(recording: Recording, cursor: Cursor): FaultSoFar | null {
  // Newest first: what was raised while another one was handled is what one looks at.
  const handled = new Set<number>();
  let found: { error: number; event: Cursor } | null = null;
  let refused: { error: number; event: Cursor } | null = null;
  for (let at = Math.min(cursor, recording.events.length - 1); at >= 0; at--) {
    const event = recording.events[at];
    // The server catches everything at last; that does not make it good.
    if (event?.type === 'catch' && event.span !== 0) handled.add(event.error);
    if (event?.type === 'catch' && event.span === 0) refused ??= { error: event.error, event: at };
    if (event?.type === 'raise' && !handled.has(event.error) && (found === null || found.error === event.error)) {
      found = { error: event.error, event: at };
    }
  }
  // An error that crossed no layer was the server's own: it could not do with what it was given.
  if (refused && refused.error !== found?.error) {
    const server = nameOf(recording, 0);
    const place = recording.events[refused.event]?.place ?? null;
    return {
      says: `\`${server}\` could not go on with what it was given; its log tells why.`,
      place,
      event: refused.event,
    };
  }
  const event = found && recording.events[found.event];
  if (!found || event?.type !== 'raise') return null;
  const what = event.text === '' ? event.name : `${event.name}: ${event.text}`;
  return {
    says: `\`${what.replaceAll('`', "'")}\` was raised in \`${nameOf(recording, event.span)}\`.`,
    place: event.place,
    event: found.event,
  };
}
