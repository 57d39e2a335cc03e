// Between whom the crossing at a moment lies: "Through GZip, going up: from app, to Auth". Pure.
import { innerReturn, takenFor } from '../../trace/bodies.ts';
import { directionOf } from '../../trace/direction.ts';
import { heldBefore } from '../../trace/handed.ts';
import type { Cursor, Recording, SpanId } from '../../trace/recording.ts';
import { linkAt } from '../../trace/spans.ts';
import { nameOf } from '../../trace/words.ts';

export interface Crossing {
  /** "Through GZip, going up". */
  title: string;
  /** Who gave it to that layer; null when the layer made it itself. */
  from: string | null;
  /** Who gets it now; null for the client. */
  to: string | null;
}

export function crossingAt(recording: Recording, cursor: Cursor): Crossing | null {
  const event = recording.events[cursor];
  if (!event) return null;
  const name = (span: SpanId | null) => (span === null ? null : nameOf(recording, span));
  const { other } = linkAt(recording, cursor);
  const parent = (span: SpanId | null) => (span === null ? null : (recording.spans[span]?.parent ?? null));
  const up = (from: SpanId | null): Crossing => ({
    title: `${from === null ? 'From' : 'Through'} ${name(event.span) ?? '?'}, going up`,
    from: name(from),
    to: name(other),
  });
  switch (event.type) {
    case 'received':
      return { title: 'The request', from: null, to: nameOf(recording, 0) };
    case 'call':
      if (other === null || other === 0)
        return { title: `Made by ${nameOf(recording, 0)}, going down`, from: null, to: name(event.span) };
      return { title: `Through ${name(other)}, going down`, from: name(parent(other)), to: name(event.span) };
    case 'start_response':
      return up(event.span === null ? null : (heldBefore(recording, event.span, cursor)?.span ?? null));
    case 'return': {
      const inner = event.span === null ? null : innerReturn(recording, event.span, cursor);
      return up(inner === null ? null : (recording.events[inner]?.span ?? null));
    }
    case 'chunk': {
      const taken = takenFor(recording, cursor).at(-1);
      return up(taken === undefined ? null : (recording.events[taken]?.span ?? null));
    }
    case 'sent':
      return { title: `Sent by ${nameOf(recording, 0)}`, from: null, to: 'the client' };
    case 'hook':
      return { title: `${nameOf(recording, event.span)}.${event.name}`, from: null, to: null };
    case 'catch':
      return { title: 'The exception stops here', from: null, to: null };
    default:
      if (directionOf[event.type] === 'down') return { title: `To ${name(event.span) ?? '?'}, going down`, from: null, to: null };
      if (directionOf[event.type] === 'up')
        return { title: `From ${name(event.span) ?? '?'}, going up`, from: null, to: name(other) };
      return { title: name(event.span) ?? 'Start-up', from: null, to: null };
  }
}
