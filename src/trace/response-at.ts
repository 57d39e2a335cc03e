// The response as the client has it at a moment: the very bytes, who wrote each of them, and what they say.
import { lastMoment, perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { bodyAt, flushesOf, sentAt } from './sent.ts';
import { headerOf } from './wire.ts';
import { eventOf, nameOf } from './words.ts';

export interface RawPart {
  /** latin-1: one character for each byte that the recording kept. */
  text: string;
  /** How many bytes there were. When more than are kept, `text` is their beginning. */
  bytes: number;
  /** The layer that wrote it, or the server's name. */
  from: string;
  /** The event whose bytes they are; null for the server's own. */
  event: Cursor | null;
}

export interface ResponseSoFar {
  /** "200 OK"; null while the head has not arrived, or when there is none. Of several answers on one connection, the latest. */
  status: string | null;
  headers: readonly (readonly [name: string, value: string])[];
  /** Which answer on this connection, from 1. */
  nth: number;
  /** The body came without a head. */
  isBare: boolean;
  raw: readonly RawPart[];
  sentBytes: number;
  /** How many of them the recording kept. */
  keptBytes: number;
  /** The body's bytes as latin-1, transfer coding taken off; up to the first one that was not kept. */
  body: string;
  /** Bytes behind the end of the answer, which no client takes for part of it. */
  over: number;
  encoding: string | null;
  contentType: string | null;
  /** The client has all it was promised, or all it will get. */
  complete: boolean;
  /** Its head promises more than has come. */
  isCutShort: boolean;
}

/** All parts of all flushes, and how many there are up to each flush. */
const partsOf = perRecording((recording): { parts: readonly RawPart[]; upTo: readonly number[] } => {
  const parts: RawPart[] = [];
  const upTo = flushesOf(recording).map((cursor) => {
    const event = eventOf(recording, cursor, 'sent');
    const block = recording.bytes[event?.bytes ?? -1] ?? '';
    let from = 0;
    for (const part of event?.parts ?? []) {
      const text = block.slice(from, from + part.size);
      from += part.size;
      const author = part.from === 'server' ? null : part.from;
      const span = author === null ? 0 : (recording.events[author]?.span ?? 0);
      parts.push({ text, bytes: part.size, from: nameOf(recording, span), event: author });
    }
    return parts.length;
  });
  return { parts, upTo };
});

/** Up to each flush, how many of its bytes were kept and have an author. */
const keptOf = perRecording((recording): Float64Array => {
  const flushes = flushesOf(recording);
  const kept = new Float64Array(flushes.length);
  let sum = 0;
  flushes.forEach((cursor, nth) => {
    const event = eventOf(recording, cursor, 'sent');
    let told = 0;
    for (const { size } of event?.parts ?? []) told += size;
    sum += Math.min(told, recording.bytes[event?.bytes ?? -1]?.length ?? 0);
    kept[nth] = sum;
  });
  return kept;
});

/** Moments between two flushes share one answer. */
export function responseAt(recording: Recording, cursor: Cursor): ResponseSoFar {
  const { flushes } = sentAt(recording, cursor);
  return afterFlush(recording, flushes === 0 ? -1 : (flushesOf(recording)[flushes - 1] ?? -1));
}

const afterFlush = lastMoment((recording, cursor): ResponseSoFar => {
  const sent = sentAt(recording, cursor);
  // Long lists and long texts are made for who asks for them.
  let raw: readonly RawPart[] | null = null;
  let body: string | null = null;
  const contentType = headerOf(sent, 'content-type');
  return {
    status: sent.status,
    headers: sent.headers,
    nth: sent.nth,
    isBare: sent.isBare,
    get raw() {
      const { parts, upTo } = partsOf(recording);
      raw ??= parts.slice(0, upTo[sent.flushes - 1] ?? 0);
      return raw;
    },
    sentBytes: sent.bytes,
    keptBytes: keptOf(recording)[sent.flushes - 1] ?? 0,
    get body() {
      body ??= bodyAt(recording, cursor);
      return body;
    },
    over: sent.over,
    encoding: headerOf(sent, 'content-encoding'),
    contentType,
    complete: sent.complete,
    isCutShort: !sent.ended && (sent.framing === 'length' || sent.framing === 'chunked'),
  };
});

/** The body as text, by its charset (UTF-8 unless it says otherwise). One that is compressed has to be unpacked first. */
export function decode(latin1: string, contentType: string | null): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  const bytes = new Uint8Array(latin1.length);
  for (let i = 0; i < latin1.length; i++) bytes[i] = latin1.charCodeAt(i);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return latin1; // a charset that does not exist
  }
}
