// What the rules ask a recording: who is inside of whom, what a body gave, which calls of start_response a layer answers for.
import { among, cursorsOf } from '../cursors.ts';
import { environOf } from '../environ-at.ts';
import type { EventOf } from '../event.ts';
import { perRecording } from '../memo.ts';
import type { BodyId, Cursor, Recording, SpanId } from '../recording.ts';
import { linkAt, spanFacts } from '../spans.ts';
import { eventOf, isCutOff, weightOf } from '../words.ts';

/** Nothing happened after the last event: what did not happen until then never did. */
export const isWhole = (recording: Recording): boolean =>
  (recording.ended === 'complete' || recording.ended === 'raised') && !isCutOff(recording);

/** Is `span` a call by `ancestor`'s code, by that of a layer it called, …, or `ancestor` itself? */
export function isWithin(recording: Recording, span: SpanId | null, ancestor: SpanId): boolean {
  for (let at = span; at !== null; at = recording.spans[at]?.parent ?? null) if (at === ancestor) return true;
  return false;
}

/** Every call of a layer, innermost first: who is blamed for something stands before those that only hand it on. */
export const layerCalls = perRecording((recording): readonly SpanId[] =>
  spanFacts(recording)
    .filter(({ id }) => id > 0)
    .toSorted((a, b) => b.depth - a.depth || a.id - b.id)
    .map(({ id }) => id),
);

export const callOf = (recording: Recording, span: SpanId): EventOf<'call'> | null =>
  eventOf(recording, recording.spans[span]?.asks ?? -1, 'call');

export const returnOf = (recording: Recording, span: SpanId): EventOf<'return'> | null =>
  eventOf(recording, spanFacts(recording)[span]?.returned ?? -1, 'return');

export type Start = EventOf<'start_response'> & { cursor: Cursor };
export const startsOf = perRecording((recording): readonly Start[] =>
  among(recording, 'start_response', (event, cursor) => [{ ...event, cursor }]),
);

/** By call of a layer: the calls of start_response in it and in those that it made. */
const startsWithin = perRecording((recording): ReadonlyMap<SpanId, readonly Start[]> => {
  const table = new Map<SpanId, Start[]>();
  for (const start of startsOf(recording)) {
    for (let at = start.span; at !== null; at = recording.spans[at]?.parent ?? null) {
      const row = table.get(at);
      if (row === undefined) table.set(at, [start]);
      else row.push(start);
    }
  }
  return table;
});

/** Calls of the start_response that a layer was handed, by itself or by a layer that it handed it on to. */
export function startsUnder(recording: Recording, span: SpanId): readonly Start[] {
  const sr = callOf(recording, span)?.sr ?? null;
  return sr === null ? [] : (startsWithin(recording).get(span) ?? []).filter((start) => start.sr === sr);
}

/** A layer inside had said the same before: this one hands it on, and is not blamed. */
export const isHandedOn = (recording: Recording, start: Start, isSame: (inner: Start) => boolean): boolean =>
  start.span !== null &&
  (startsWithin(recording).get(start.span) ?? []).some(
    (inner) => inner.cursor < start.cursor && inner.span !== start.span && isSame(inner),
  );

export interface Crossing {
  cursor: Cursor;
  /** Who asked, drained or closed. */
  by: SpanId | null;
}
export interface BodyFacts {
  pulls: Crossing[];
  chunks: (Crossing & { size: number })[];
  stops: Crossing[];
  drains: Crossing[];
  /** Only calls; not the collector. */
  closes: Crossing[];
}

const bodiesOf = perRecording((recording): readonly BodyFacts[] => {
  const facts = recording.bodies.map((): BodyFacts => ({ pulls: [], chunks: [], stops: [], drains: [], closes: [] }));
  const each = <T extends 'next' | 'chunk' | 'stop' | 'drain' | 'close'>(
    type: T,
    put: (row: BodyFacts, event: EventOf<T>, cursor: Cursor, by: SpanId | null) => void,
  ) => {
    for (const cursor of cursorsOf(recording, type)) {
      const event = recording.events[cursor] as EventOf<T>;
      const row = facts[(event as EventOf<'next'>).body];
      if (row !== undefined) put(row, event, cursor, linkAt(recording, cursor).other);
    }
  };
  each('next', ({ pulls }, _, cursor, by) => pulls.push({ cursor, by }));
  each('chunk', ({ chunks }, event, cursor, by) => chunks.push({ cursor, by, size: weightOf(recording, event) }));
  each('stop', ({ stops }, _, cursor, by) => stops.push({ cursor, by }));
  each('drain', ({ drains }, _, cursor, by) => drains.push({ cursor, by }));
  each('close', ({ closes }, { cause }, cursor, by) => {
    if (cause === 'call') closes.push({ cursor, by });
  });
  return facts;
});

export const bodyFacts = (recording: Recording, body: BodyId): BodyFacts =>
  bodiesOf(recording)[body] ?? { pulls: [], chunks: [], stops: [], drains: [], closes: [] };

const holders = perRecording((recording): ReadonlyMap<BodyId, readonly SpanId[]> => {
  const table = new Map<BodyId, SpanId[]>();
  for (const cursor of cursorsOf(recording, 'return')) {
    const event = eventOf(recording, cursor, 'return');
    if (event?.body === undefined || event.span === null) continue;
    const parent = recording.spans[event.span]?.parent ?? null;
    if (parent === null) continue;
    const row = table.get(event.body);
    if (row === undefined) table.set(event.body, [parent]);
    else row.push(parent);
  }
  return table;
});

/** Who was given this body: the parents of all calls that returned it, the maker's first. */
export const holdersOf = (recording: Recording, body: BodyId): readonly SpanId[] => holders(recording).get(body) ?? [];

/** What a layer was asked with under a key, if that is a str; without Python's quotes. */
export function givenText(recording: Recording, span: SpanId, key: string): string | null {
  const value = environOf(recording, span, recording.spans[span]?.asks ?? 0).get(key);
  return value?.type === 'str' && !value.cut ? value.text.slice(1, -1) : null;
}

/** One breach for each call of a layer, and none for a layer around one that already has it: that one hands it on. */
export function innermost<T extends { span: SpanId }>(recording: Recording, found: readonly T[]): readonly T[] {
  const parentOf = (span: SpanId) => recording.spans[span]?.parent ?? null;
  const around = new Set<SpanId>();
  for (const { span } of found) {
    for (let at = parentOf(span); at !== null && !around.has(at); at = parentOf(at)) around.add(at);
  }
  const told = new Set<SpanId>();
  return found.filter(({ span }) => {
    const isFirst = !told.has(span);
    told.add(span);
    return isFirst && !around.has(span);
  });
}
