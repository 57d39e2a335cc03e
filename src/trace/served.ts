// What the server made of the head that an application gave it, and of the body: added, left out, put otherwise, or answered for itself.
import { changesAt } from './changes.ts';
import { countUpTo } from './cursors.ts';
import { toldFor } from './handed.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { flushesOf, sentAt } from './sent.ts';
import { eventOf, textOf } from './words.ts';

export interface HeadWork {
  added: readonly string[];
  removed: readonly string[];
  replaced: readonly string[];
  /** Headers of one name that became one. */
  joined: readonly string[];
  /** Names that are written in another way. */
  renamed: readonly (readonly [was: string, now: string])[];
  /** Given in another order, and sent in the order of their names. */
  isSorted: boolean;
}

/** What the flushes up to `cursor`, which complete the head, show that the server did with what it was told. */
export function headWork(recording: Recording, cursor: Cursor): HeadWork {
  const changes = changesAt(recording, cursor).filter((change) => change.what === 'header');
  const { headers } = sentAt(recording, cursor);
  const given = toldHeaders(recording, cursor);
  const valuesOf = (name: string) => given.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  const joined = changes
    .filter(({ sign, key, now }) => sign === '~' && valuesOf(key).length > 1 && now === valuesOf(key).join(', '))
    .map(({ key }) => key);
  const isJoined = (key: string) => joined.some((name) => name.toLowerCase() === key.toLowerCase());
  const keys = (sign: string) => [
    ...new Set(changes.filter((change) => change.sign === sign && !isJoined(change.key)).map(({ key }) => key)),
  ];
  const own = new Set(keys('+').map((key) => key.toLowerCase()));
  const names = headers.map(([name]) => name);
  const theirs = names.filter((name) => !own.has(name.toLowerCase()));
  const renamed = given.flatMap(([was]) => {
    const now = names.find((name) => name.toLowerCase() === was.toLowerCase());
    return now === undefined || names.includes(was) ? [] : [[was, now] as const];
  });
  const wasOrder = given.map(([name]) => name.toLowerCase()).filter((name) => theirs.some((t) => t.toLowerCase() === name));
  const isSorted = wasOrder.length > 1 && isInOrder(names.map((name) => name.toLowerCase())) && !isInOrder(wasOrder);
  return { added: keys('+'), removed: keys('-'), replaced: keys('~'), joined, renamed, isSorted };
}

const isInOrder = (names: readonly string[]): boolean => names.every((name, i) => i === 0 || (names[i - 1] ?? '') <= name);

/** The headers of the start_response in force, as text. */
function toldHeaders(recording: Recording, cursor: Cursor): readonly (readonly [string, string])[] {
  const headers = toldFor(recording, cursor)?.headers;
  return Array.isArray(headers) ? headers.map(([name, value]) => [textOf(name), textOf(value)] as const) : [];
}

/** The flushes that have something of a layer's in them. */
const layersFlushes = perRecording((recording): readonly Cursor[] =>
  flushesOf(recording).filter((flush) => eventOf(recording, flush, 'sent')?.parts.some(({ from }) => from !== 'server')),
);

/** Something of a layer's left after one moment and up to another. */
function hasLayersPart(recording: Recording, after: Cursor, cursor: Cursor): boolean {
  const flushes = layersFlushes(recording);
  return countUpTo(flushes, cursor) > countUpTo(flushes, after);
}

/** The server answers for itself: nothing in it comes from an application, and it is not what it was told. */
export function isOwnAnswer(recording: Recording, cursor: Cursor): boolean {
  const sent = sentAt(recording, cursor);
  if (sent.isBare || !/^\d{3}\b/.test(sent.status ?? '')) return false;
  if (hasLayersPart(recording, sent.after, cursor)) return false;
  const status = toldFor(recording, cursor)?.status;
  return typeof status !== 'string' || !(sent.status ?? '').startsWith(status);
}

/** Bytes of the body at `cursor` that the server wrote behind those of an application: an error page that came too late. */
export function isOwnBody(recording: Recording, first: Cursor, cursor: Cursor): boolean {
  const sent = sentAt(recording, cursor);
  const before = sentAt(recording, first - 1);
  if (before.nth !== sent.nth || sent.body === before.body) return false;
  const isLayers = hasLayersPart(recording, Math.max(sent.after, first - 1), cursor);
  return !isLayers && hasLayersPart(recording, sent.after, first - 1);
}
