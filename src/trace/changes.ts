// What one crossing changed, compared with what came to the layer that made it: down environ, up status, headers and body.
import { innerReturn, sizeOfReturn, takenFor } from './bodies.ts';
import { countUpTo, cursorsOf } from './cursors.ts';
import { doneTo, environChanges, environOf } from './environ-at.ts';
import type { EventOf, Place } from './event.ts';
import { type Flow, flowAt, flushed, takenBetween } from './flow.ts';
import { type Header, headerChanges } from './headers.ts';
import { perMoment, perRecording } from './memo.ts';
import type { Cursor, Recording, SpanId } from './recording.ts';
import { isRefused } from './refused.ts';
import { requestLine } from './request.ts';
import type { Change } from './scene.ts';
import { bytesSent, headAt, sentAt } from './sent.ts';
import { isEager, linkAt } from './spans.ts';
import type { Answer } from './wire.ts';
import { blockOf, brief, counted, eventOf, nameOf, size, textOf, weightOf } from './words.ts';

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
      return gaveChunk(recording, cursor, event);
    case 'write':
      return [{ what: 'body', sign: '', key: 'write', now: size(weightOf(recording, event)) }];
    case 'raise':
      if (firstRaise(recording).get(event.error) !== cursor) return [];
      return [{ what: 'fault', sign: '!', key: event.name, now: event.text }, ...(event.place ? [faultPlace(event.place)] : [])];
    case 'catch':
      return [{ what: 'fault', sign: '', key: 'caught by', now: nameOf(recording, event.span) }];
    case 'sent':
      return sent(recording, cursor);
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
  return environChanges(environOf(recording, by, asked(recording, by)), handedOn);
}

/** When a span got its environ. */
const asked = (recording: Recording, span: number): Cursor => recording.spans[span]?.asks ?? 0;

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
  return [...environ, ...bodyChange(recording, cursor, event)];
}

function bodyChange(recording: Recording, cursor: Cursor, event: EventOf<'return'>): readonly Change[] {
  const out = sizeOfReturn(recording, cursor);
  const now = out === null ? kindOf(recording, event) : size(out);
  const at = event.span === null ? null : innerReturn(recording, event.span, cursor);
  const inner = at === null ? null : eventOf(recording, at, 'return');
  if (at === null || inner === null) return [{ what: 'body', sign: '', key: 'body', now }];
  if (inner.body !== undefined && inner.body === event.body) return [];
  const taken = event.span === null ? null : takenBetween(recording, event.span, at, cursor);
  // A stream that was read before anything went up is a block now.
  if (out !== null && taken !== null && taken.chunks > 0 && inner.body !== undefined && !isEager(recording, inner.body)) {
    const block = counted(event.holds?.length ?? 1, 'block');
    return [
      { what: 'body', sign: '~', key: 'body', was: size(taken.bytes), now, sizes: [taken.bytes, out] },
      inGroups('buffered', taken.chunks, block),
    ];
  }
  const into = sizeOfReturn(recording, at);
  const was = into === null ? kindOf(recording, inner) : size(into);
  if (into !== null && out !== null) {
    if (into === out && contentOf(recording, inner) === contentOf(recording, event)) return [];
    return [{ what: 'body', sign: '~', key: 'body', was, now, sizes: [into, out] }];
  }
  return [{ what: 'body', sign: '~', key: 'body', was, now }];
}

/** What a body is called while its size is not known. */
export function kindOf(recording: Recording, event: EventOf<'return'>): string {
  if (event.value) return event.value.type;
  const kind = event.body === undefined ? 'unknown' : recording.bodies[event.body]?.kind;
  return kind === undefined || kind === 'unknown' ? 'iterable' : kind;
}

const contentOf = (recording: Recording, event: EventOf<'return'>): string | undefined =>
  event.holds?.map((item) => (typeof item === 'number' ? recording.bytes[item] : item.text)).join('') ?? event.value?.text;

function gaveChunk(recording: Recording, cursor: Cursor, event: EventOf<'chunk'>): readonly Change[] {
  if (event.value) return [{ what: 'fault', sign: '!', key: `chunk is ${event.value.type}`, now: event.value.text }];
  if (isEager(recording, event.body)) return NO_CHANGES;
  const key = `chunk ${linkAt(recording, cursor).nth}`;
  const out = weightOf(recording, event);
  const now = size(out);
  const flow = flowAt(recording, cursor);
  if (flow?.isSame && (flow.of > 0 || flow.left > 0)) {
    if (flow.of === 1 && !flow.isSplit && flow.left === 0) return NO_CHANGES;
    return [{ what: 'body', sign: '', key, now }, ...regrouped(flow)];
  }
  const cursors = takenFor(recording, cursor);
  if (cursors.length === 0) return [{ what: 'body', sign: '', key, now }];
  const taken = cursors.flatMap((at) => eventOf(recording, at, 'chunk') ?? []);
  const into = taken.reduce((sum, chunk) => sum + weightOf(recording, chunk), 0);
  const content = taken.map((chunk) => blockOf(recording, chunk) ?? '').join('');
  if (into === out && content === blockOf(recording, event)) return [];
  const many: Change[] = taken.length > 1 ? [inGroups('merged', taken.length, '1 chunk')] : [];
  return [{ what: 'body', sign: '~', key, was: size(into), now, sizes: [into, out] }, ...many];
}

const inGroups = (key: string, chunks: number, now: string): Change => ({
  what: 'body',
  sign: '~',
  key,
  was: counted(chunks, 'chunk'),
  now,
});

/** The same bytes in other chunks. */
function regrouped({ of, isSplit, left }: Flow): readonly Change[] {
  const changes: Change[] = [];
  if (of > 1) changes.push(inGroups('merged', of, '1 chunk'));
  if (isSplit) changes.push(inGroups('split', of, 'a part'));
  if (left > 0) changes.push({ what: 'body', sign: '', key: 'held back', now: size(left) });
  return changes;
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

/** A run of flushes is one crossing, shown at its last: what left, and what the server itself put into the head. */
function sent(recording: Recording, cursor: Cursor): readonly Change[] {
  const first = runOfSent(recording, cursor);
  const [before, after] = [headAt(recording, first - 1), headAt(recording, cursor)];
  const total = bytesSent(recording, cursor) - bytesSent(recording, first - 1);
  const { merged, split } = flushed(recording, first, cursor);
  const isHeadDone = after.status !== null && (before.status === null || before.nth !== after.nth);
  if (merged <= 1 && split <= 1 && !isHeadDone) return onlySent(recording, total);
  const changes: Change[] = [{ what: 'sent', sign: '', key: 'sent', now: size(total) }];
  if (merged > 1) changes.push(inGroups('merged', merged, '1 flush'));
  if (split > 1) changes.push(inGroups('split', 1, counted(split, 'flush').replace(/flushs$/, 'flushes')));
  if (isHeadDone) changes.push(...serverHeaders(recording, cursor, after));
  return changes;
}

/** Most flushes of a stream are alike: one for all of so many bytes. */
function onlySent(recording: Recording, bytes: number): readonly Change[] {
  const known = plainFlushes(recording).get(bytes);
  if (known !== undefined) return known;
  const made: readonly Change[] = [{ what: 'sent', sign: '', key: 'sent', now: size(bytes) }];
  plainFlushes(recording).set(bytes, made);
  return made;
}
const plainFlushes = perRecording(() => new Map<number, readonly Change[]>());

/** What the server put by itself into the head that is whole with the flush `last`. */
function serverHeaders(recording: Recording, last: Cursor, after: Answer): readonly Change[] {
  const told = toldFor(recording, last);
  const status = told?.status ?? null;
  const changes: Change[] = [];
  if (after.status !== null && status !== after.status) {
    changes.push({
      what: 'status',
      sign: '~',
      key: 'status',
      now: after.status,
      ...(typeof status === 'string' ? { was: status } : {}),
    });
  }
  // The server's own headers often come first on the wire: only what differs is told, not the order.
  const headers = told && Array.isArray(told.headers) ? asSent(told.headers) : [];
  const earlier = earlierHeaders(recording, sentAt(recording, last).after, last);
  return [
    ...changes,
    ...headerChanges(headers, after.headers).filter(
      ({ key, sign, now }) => key !== 'order' && !(sign === '+' && earlier.has(`${key.toLowerCase()}: ${now}`)),
    ),
  ];
}

/** The start_response in force for the answer that is sent at `cursor`. */
export function toldFor(recording: Recording, cursor: Cursor): EventOf<'start_response'> | null {
  const { after } = sentAt(recording, cursor);
  const at = handedTo(recording, 0, cursor);
  return at === null || at <= after ? null : eventOf(recording, at, 'start_response');
}

/** What earlier calls gave for the same answer: a server may have kept it. */
function earlierHeaders(recording: Recording, after: Cursor, last: Cursor): ReadonlySet<string> {
  const all = cursorsOf(recording, 'start_response');
  const calls = all
    .slice(countUpTo(all, after), countUpTo(all, last - 1))
    .flatMap((cursor) => eventOf(recording, cursor, 'start_response') ?? [])
    .filter(({ to }) => to === 0);
  return new Set(
    calls.slice(0, -1).flatMap((event) => {
      const headers = Array.isArray(event.headers) ? event.headers : [];
      return headers.map(([name, value]) => `${textOf(name).toLowerCase()}: ${textOf(value)}`);
    }),
  );
}

/** A line end in a value makes two headers of one, where a server lets it pass. */
function asSent(headers: readonly Header[]): readonly Header[] {
  return headers.flatMap(([name, value]): Header[] => {
    const lines = `${textOf(name)}: ${textOf(value)}`.split(/\r?\n/);
    if (lines.length === 1) return [[name, value]];
    return lines.map((line): Header => {
      const colon = line.indexOf(':');
      return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()];
    });
  });
}

/** The first of the flushes that follow directly on each other up to `cursor`. */
export function runOfSent(recording: Recording, cursor: Cursor): Cursor {
  let at = cursor;
  while (recording.events[at - 1]?.type === 'sent') at--;
  return at;
}
