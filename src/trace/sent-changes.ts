// What changed where an answer leaves the server: what left, in how many flushes, and what the server itself put into the head.
import { inGroups } from './body-changes.ts';
import { countUpTo, cursorsOf } from './cursors.ts';
import { flushed } from './flow.ts';
import { toldFor } from './handed.ts';
import { type Header, headerChanges } from './headers.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import type { Change } from './scene.ts';
import { bytesSent, headAt, sentAt } from './sent.ts';
import type { Answer } from './wire.ts';
import { counted, eventOf, size, textOf } from './words.ts';

/** A run of flushes is one crossing, shown at its last: what left, and what the server itself put into the head. */
export function sentChanges(recording: Recording, cursor: Cursor): readonly Change[] {
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
