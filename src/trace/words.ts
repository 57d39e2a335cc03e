// How facts are put into words: sizes, counts, names of things.
import { cursorsOf } from './cursors.ts';
import type { EventOf, TraceEvent } from './event.ts';
import type { Value } from './event-parts.ts';
import type { Layer, Recording, SpanId } from './recording.ts';

/** 1204 → "1,204". Grouped by hand: the same on every machine. */
export function thousands(n: number): string {
  if (n < 1000 && n > -1000) return String(n);
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** On marks and in tables: "1,204 B". */
export const size = (n: number): string => `${thousands(n)} B`;

/** Of a beginning that was kept: "256 KiB", "1 MiB" where that is exact, else "1,204 bytes". */
export function inKib(n: number): string {
  if (n === 0 || n % 1024 > 0) return counted(n, 'byte');
  return n % 1_048_576 === 0 ? `${thousands(n / 1_048_576)} MiB` : `${thousands(n / 1024)} KiB`;
}

/** In sentences: "1 byte", "1,204 bytes". */
export const counted = (n: number, noun: string): string => `${thousands(n)} ${noun}${n === 1 ? '' : 's'}`;

const ORDINALS = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
export const ordinal = (n: number): string => ORDINALS[n] ?? `${thousands(n)}${suffix(n)}`;

function suffix(n: number): string {
  if (n % 100 >= 11 && n % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
}

/** How a sentence ends that ends in somebody else's words: what ends like one ends it. */
export const stop = (words: string): '' | '.' => (/[.!?…]$/.test(words) ? '' : '.');

/** One line of at most so many characters. */
export function brief(text: string, most = 80): string {
  const line = text.trim().split('\n')[0] ?? '';
  const more = line.length > most || text.trim().includes('\n');
  return more ? `${line.slice(0, most - 1)}…` : line;
}

/** What should have been a str, as text: itself, or the preview of what it was. */
export const textOf = (text: string | Value): string => (typeof text === 'string' ? text : text.text);

/** "200" of "200 OK"; what a person would say when it is not one. */
export function codeOf(status: string | Value): string {
  if (typeof status !== 'string') return status.type;
  return /^\d{3}\b/.exec(status)?.[0] ?? '?';
}

/** What a body is called when it is pulled: a str that was returned is one, too. */
export function bodyNoun(recording: Recording, body: number): string {
  const kind = recording.bodies[body]?.kind ?? 'unknown';
  if (kind !== 'unknown') return kind;
  const shown = cursorsOf(recording, 'return').find((cursor) => eventOf(recording, cursor, 'return')?.body === body);
  return eventOf(recording, shown ?? -1, 'return')?.value?.type || 'body';
}

/** latin-1 text of the bytes of a chunk or write, as far as they are kept; null when it was not bytes. */
export function blockOf(recording: Recording, event: EventOf<'chunk'> | EventOf<'write'>): string | null {
  return event.bytes === undefined ? null : (recording.bytes[event.bytes] ?? null);
}

/** How many bytes an event carried, however few of them are kept; 0 when they were no bytes. */
export const weightOf = (recording: Recording, event: EventOf<'received' | 'chunk' | 'write' | 'sent'>): number =>
  event.size ?? recording.bytes[event.bytes ?? -1]?.length ?? 0;

/** The recording came to its limit: something may have happened after its last event. */
export const isCutOff = (recording: Recording): boolean =>
  cursorsOf(recording, 'cut').some((cursor) => eventOf(recording, cursor, 'cut')?.what === 'events');

/** The layer that a span is a call of; null for no span. */
export function layerOf(recording: Recording, span: SpanId | null): Layer | null {
  if (span === null) return null;
  return recording.layers[recording.spans[span]?.layer ?? -1] ?? null;
}

export const nameOf = (recording: Recording, span: SpanId | null): string => layerOf(recording, span)?.name ?? '?';

/** The event at a cursor, if it is of that type. */
export function eventOf<T extends TraceEvent['type']>(recording: Recording, cursor: number, type: T): EventOf<T> | null {
  const event = recording.events[cursor];
  return event?.type === type ? (event as EventOf<T>) : null;
}
