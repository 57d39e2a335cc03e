// What one crossing changed, compared with what came to the layer that made it: down environ, up status, headers and body.
import { bodyChange, chunkChanges } from './body-changes.ts';
import { cursorsOf } from './cursors.ts';
import { givenTo, isDjango, responseBefore, responseChanges, statusText } from './django.ts';
import { doneTo, environChanges, environOf } from './environ-at.ts';
import type { EventOf } from './event.ts';
import type { Place } from './event-parts.ts';
import { heldBefore } from './handed.ts';
import { headerChanges } from './headers.ts';
import { perMoment, perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { isRefused } from './refused.ts';
import { requestLine } from './request.ts';
import type { Change } from './scene.ts';
import { sentChanges } from './sent-changes.ts';
import { linkAt } from './spans.ts';
import { brief, counted, eventOf, nameOf, size, textOf, weightOf } from './words.ts';

const NO_CHANGES: readonly Change[] = [];

/** What the crossing at `cursor` changed; nothing for events that cross no boundary. */
export const changesAt = perMoment((recording, cursor): readonly Change[] => {
  const event = recording.events[cursor];
  const own = ownChanges(recording, cursor);
  // What a call hands on, and what its own environ became by a return, is told with these.
  if (event === undefined || event.type === 'call' || event.type === 'note') return own;
  const until = doneTo(recording, cursor, event.type === 'return' ? event.span : null);
  const after = endOf(recording, cursor);
  return until.length === 0 && after === null ? own : [...until, ...own, ...(after === null ? [] : doneTo(recording, after))];
});

/** Where the code that a close() or a layer's start_response ran is at its end, when it changed environs: no crossing tells that. */
function endOf(recording: Recording, cursor: Cursor): Cursor | null {
  const event = recording.events[cursor];
  const runs = event?.type === 'close' ? event.span : event?.type === 'start_response' ? event.to : null;
  if (event === undefined || !runs) return null;
  const end = cursorsOf(recording, 'note').find((at) => {
    const note = recording.events[at];
    return at > cursor && note?.type === 'note' && note.what === 'environ' && note.span === runs;
  });
  if (end === undefined) return null;
  const isOfAnother = cursorsOf(recording, event.type).some((at) => {
    const other = recording.events[at];
    return at > cursor && at < end && (other?.type === 'start_response' ? other.to : other?.span) === runs;
  });
  return isOfAnother ? null : end;
}

function ownChanges(recording: Recording, cursor: Cursor): readonly Change[] {
  const event = recording.events[cursor];
  switch (event?.type) {
    case 'received':
      return received(recording, cursor);
    case 'call':
      return called(recording, cursor, event);
    case 'start_response':
      return answered(recording, cursor, event);
    case 'return':
      return returned(recording, cursor, event);
    case 'chunk':
      return chunkChanges(recording, cursor, event);
    case 'write':
      return [{ what: 'body', sign: '', key: 'write', now: size(weightOf(recording, event)) }];
    case 'raise':
      if (firstRaise(recording).get(event.error) !== cursor) return [];
      return [{ what: 'fault', sign: '!', key: event.name, now: event.text }, ...(event.place ? [faultPlace(event.place)] : [])];
    case 'catch':
      if (event.response) return [{ what: 'fault', sign: '', key: 'becomes', now: statusText(event.response) }];
      return [{ what: 'fault', sign: '', key: 'caught by', now: nameOf(recording, event.span) }];
    case 'hook':
      if (!event.response || event.span === null) return NO_CHANGES;
      return responseChanges(responseBefore(recording, event.span, cursor), event.response);
    case 'sent':
      return sentChanges(recording, cursor);
    default:
      return NO_CHANGES;
  }
}

const faultPlace = ({ file, line }: Place): Change => ({ what: 'fault', sign: '', key: 'at', now: `${file}:${line}` });

function received(recording: Recording, cursor: Cursor): readonly Change[] {
  if (linkAt(recording, cursor).nth > 1) return [];
  const { method, target, line } = requestLine(recording);
  if (method === '?') return [{ what: 'request', sign: '', key: 'request', now: brief(line) }];
  return [{ what: 'request', sign: '', key: method, now: target }];
}

function called(recording: Recording, cursor: Cursor, event: EventOf<'call'>): readonly Change[] {
  if (event.span === null) return [];
  const handedOn = environOf(recording, event.span, cursor);
  const by = linkAt(recording, cursor).other ?? 0;
  if (by === 0) return [{ what: 'environ', sign: '', key: 'environ', now: counted(handedOn.size, 'key') }];
  if (isDjango(recording, event.span) && !isDjango(recording, by))
    return [{ what: 'environ', sign: '', key: event.kind ?? 'HttpRequest', now: counted(handedOn.size, 'attribute') }];
  return environChanges(environOf(recording, by, asked(recording, by)), handedOn);
}

/** When a span got its environ. */
const asked = (recording: Recording, span: number): Cursor => recording.spans[span]?.asks ?? 0;

function answered(recording: Recording, cursor: Cursor, event: EventOf<'start_response'>): readonly Change[] {
  if (isRefused(recording, cursor)) return [];
  const inner = event.span === null || event.span === 0 ? null : heldBefore(recording, event.span, cursor);
  const status = textOf(event.status);
  const was = inner ? textOf(inner.status) : status;
  const changes: Change[] = [];
  if (!inner) changes.push({ what: 'status', sign: '', key: 'status', now: status });
  else if (was !== status) changes.push({ what: 'status', sign: '~', key: 'status', was, now: status });
  if (!Array.isArray(event.headers)) return [...changes, { what: 'header', sign: '!', key: 'headers', now: event.headers.text }];
  return [...changes, ...headerChanges(inner && Array.isArray(inner.headers) ? inner.headers : [], event.headers)];
}

function returned(recording: Recording, cursor: Cursor, event: EventOf<'return'>): readonly Change[] {
  if (event.span === null) return [];
  const environ = environChanges(environOf(recording, event.span, cursor - 1), environOf(recording, event.span, cursor));
  if (event.response) return [...environ, ...responseChanges(givenTo(recording, event.span, cursor), event.response)];
  return [...environ, ...bodyChange(recording, cursor, event)];
}

/** The cursor of the first raise of each exception. */
export const firstRaise = perRecording((recording): ReadonlyMap<number, Cursor> => {
  const first = new Map<number, Cursor>();
  for (const cursor of cursorsOf(recording, 'raise')) {
    const error = eventOf(recording, cursor, 'raise')?.error;
    if (error !== undefined && !first.has(error)) first.set(error, cursor);
  }
  return first;
});
