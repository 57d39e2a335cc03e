// What kinds of events there are to choose among, and which events belong to a layer: what rows of a recording are shown.
import type { EventType } from './event.ts';
import { hopsOf } from './hops.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { linkAt } from './spans.ts';
import { skinOfSpan } from './stack.ts';

export const EVENT_KINDS = ['calls', 'answers', 'body', 'close', 'faults', 'sent', 'details', 'lines'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** All that one steps through by hops. */
export const HOP_KINDS: readonly EventKind[] = ['calls', 'answers', 'body', 'close', 'faults', 'sent'];

const KIND_OF: Readonly<Record<EventType, EventKind>> = {
  received: 'calls',
  call: 'calls',
  enter: 'details',
  start_response: 'answers',
  write: 'answers',
  return: 'calls',
  next: 'body',
  chunk: 'body',
  drain: 'body',
  stop: 'body',
  close: 'close',
  raise: 'faults',
  catch: 'faults',
  hook: 'calls',
  middleware: 'details',
  query: 'details',
  signal: 'details',
  connect: 'details',
  wiring: 'details',
  registry: 'details',
  note: 'details',
  read: 'details',
  print: 'details',
  wait: 'details',
  open: 'lines',
  line: 'lines',
  leave: 'lines',
  phase: 'details',
  import: 'details',
  sent: 'sent',
  cut: 'details',
  exit: 'faults',
};

/** By event, the number of its kind. What crosses a boundary and is no hop (a list is asked, one flush of many) is a detail. */
const kindsOf = perRecording((recording): Uint8Array => {
  const kinds = new Uint8Array(recording.events.length);
  const hops = hopsOf(recording);
  let nth = 0;
  recording.events.forEach(({ type }, cursor) => {
    const isHop = hops[nth] === cursor;
    if (isHop) nth += 1;
    const kind = KIND_OF[type];
    const shown = isHop && kind !== 'lines' && kind !== 'details' ? kind : isHop ? 'faults' : kind === 'lines' ? kind : 'details';
    kinds[cursor] = EVENT_KINDS.indexOf(shown);
  });
  return kinds;
});

export const kindAt = (recording: Recording, cursor: Cursor): EventKind =>
  EVENT_KINDS[kindsOf(recording)[cursor] ?? 0] ?? 'details';

/** How many events of each kind there are. */
export const kindCounts = perRecording((recording): Readonly<Record<EventKind, number>> => {
  const counts = Object.fromEntries(EVENT_KINDS.map((kind) => [kind, 0])) as Record<EventKind, number>;
  for (const kind of kindsOf(recording)) counts[EVENT_KINDS[kind] ?? 'details'] += 1;
  return counts;
});

/** The skins at both ends of an event; the client is -1. */
export function endsOf(recording: Recording, cursor: Cursor): readonly [number, number] {
  const event = recording.events[cursor];
  const own = skinOfSpan(recording, event?.span ?? null);
  if (event?.type === 'received' || event?.type === 'sent') return [own, -1];
  const { other } = linkAt(recording, cursor);
  return [own, other === null ? own : skinOfSpan(recording, other)];
}

/** The events of some kinds, of one layer (by its skin) or of all. */
export function rowsOf(recording: Recording, kinds: ReadonlySet<EventKind>, skin: number | null): readonly Cursor[] {
  const own = kindsOf(recording);
  const wanted = EVENT_KINDS.map((kind) => kinds.has(kind));
  const rows: Cursor[] = [];
  for (let cursor = 0; cursor < own.length; cursor += 1) {
    if (!wanted[own[cursor] ?? 0]) continue;
    if (skin === null || endsOf(recording, cursor).includes(skin)) rows.push(cursor);
  }
  return rows;
}
