// Between whom the crossing at a moment lies: "Through GZip, going up: from app, to Auth". Pure.
import * as strings from '../../strings/inspector/crossing.ts';
import { innerReturn, takenFor } from '../../trace/bodies.ts';
import { directionOf } from '../../trace/direction.ts';
import { heldBefore } from '../../trace/handed.ts';
import type { Cursor, Recording, SpanId } from '../../trace/recording.ts';
import { linkAt } from '../../trace/spans.ts';
import { nameOf } from '../../trace/words.ts';

export interface Crossing {
  /** "Through GZip, going up". */
  title: string;
  /** The layer had it from another one. */
  isThrough: boolean;
  /** Who gave it to that layer; null when the layer made it itself. */
  from: string | null;
  /** Who gets it now; null for the client. */
  to: string | null;
}

export function crossingAt(recording: Recording, cursor: Cursor): Crossing | null {
  const event = recording.events[cursor];
  if (!event) return null;
  const name = (span: SpanId | null) => (span === null ? null : nameOf(recording, span));
  const own = name(event.span) ?? '?';
  const { other } = linkAt(recording, cursor);
  const parent = (span: SpanId | null) => (span === null ? null : (recording.spans[span]?.parent ?? null));
  const up = (from: SpanId | null): Crossing => ({
    title: from === null ? strings.fromUp(own) : strings.throughUp(own),
    isThrough: from !== null,
    from: name(from),
    to: name(other),
  });
  switch (event.type) {
    case 'received':
      return { title: strings.request, isThrough: false, from: null, to: nameOf(recording, 0) };
    case 'call':
      if (other === null || other === 0)
        return { title: strings.madeDown(nameOf(recording, 0)), isThrough: false, from: null, to: name(event.span) };
      return {
        title: strings.throughDown(nameOf(recording, other)),
        isThrough: true,
        from: name(parent(other)),
        to: name(event.span),
      };
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
      return { title: strings.sentBy(nameOf(recording, 0)), isThrough: false, from: null, to: strings.client };
    case 'hook':
      return { title: `${nameOf(recording, event.span)}.${event.name}`, isThrough: false, from: null, to: null };
    case 'catch':
      return { title: strings.caught, isThrough: false, from: null, to: null };
    default:
      if (directionOf[event.type] === 'down') return { title: strings.toDown(own), isThrough: false, from: null, to: null };
      if (directionOf[event.type] === 'up') return { title: strings.fromUp(own), isThrough: false, from: null, to: name(other) };
      return { title: name(event.span) ?? strings.startUp, isThrough: false, from: null, to: null };
  }
}
