// The response as the client has it at a moment: the very bytes, who wrote each of them, and what they say.

import { headerChanges } from './headers.ts';
import { countUpTo } from './hops.ts';
import { perMoment, perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import type { Change } from './scene.ts';
import { eventOf, nameOf } from './words.ts';

export interface RawPart {
  /** latin-1: one character for each byte. */
  text: string;
  /** The layer that wrote it, or the server's name. */
  from: string;
  /** The event whose bytes they are; null for the server's own. */
  event: Cursor | null;
}

export interface ResponseSoFar {
  /** "200 OK"; null while the head has not arrived. */
  status: string | null;
  headers: readonly (readonly [name: string, value: string])[];
  raw: readonly RawPart[];
  sentBytes: number;
  /** The body's bytes as latin-1, transfer coding taken off. */
  body: string;
  /** The body as text, by its charset (UTF-8 unless it says otherwise). Of a compressed body this is not readable: see `encoding`. */
  bodyText: string;
  encoding: string | null;
  contentType: string | null;
  /** The client has all it will get, and all it was promised. */
  complete: boolean;
}

const flushes = perRecording((recording): readonly Cursor[] =>
  recording.events.flatMap((event, cursor) => (event.type === 'sent' ? [cursor] : [])),
);

export function responseAt(recording: Recording, cursor: Cursor): ResponseSoFar {
  return afterFlushes(recording, countUpTo(flushes(recording), cursor));
}

/** The response after so many flushes: moments between two flushes share one answer. */
const afterFlushes = perMoment((recording, count): ResponseSoFar => {
  const raw: RawPart[] = [];
  for (const cursor of flushes(recording).slice(0, count)) raw.push(...partsOf(recording, cursor));
  const text = raw.map((part) => part.text).join('');
  const head = readHead(text);
  const find = (name: string) => head.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
  const isChunked = find('transfer-encoding')?.toLowerCase() === 'chunked';
  const rest = text.slice(head.length);
  const { body, ended } = isChunked ? unchunk(rest) : { body: rest, ended: false };
  const promised = find('content-length');
  const isOver = count === flushes(recording).length && recording.ended === 'complete';
  const isKept = promised === null || isChunked ? isOver || ended : body.length >= Number(promised);
  const contentType = find('content-type');
  return {
    status: head.status,
    headers: head.headers,
    raw,
    sentBytes: text.length,
    body,
    bodyText: decode(body, contentType),
    encoding: find('content-encoding'),
    contentType,
    complete: head.status !== null && (isKept || (isOver && body === '')),
  };
});

function partsOf(recording: Recording, cursor: Cursor): readonly RawPart[] {
  const event = eventOf(recording, cursor, 'sent');
  const block = recording.bytes[event?.bytes ?? -1] ?? '';
  let from = 0;
  return (event?.parts ?? []).map((part) => {
    const text = block.slice(from, from + part.size);
    from += part.size;
    if (part.from === 'server') return { text, from: nameOf(recording, 0), event: null };
    return { text, from: nameOf(recording, recording.events[part.from]?.span ?? 0), event: part.from };
  });
}

interface Head {
  status: string | null;
  headers: readonly (readonly [string, string])[];
  /** Characters up to the body. */
  length: number;
}

/** Status line and headers; interim answers (100 Continue) are skipped. A head that is not whole yet gives nothing. */
function readHead(text: string): Head {
  let start = 0;
  for (;;) {
    const end = text.indexOf('\r\n\r\n', start);
    if (end < 0) return { status: null, headers: [], length: text.length };
    const [first = '', ...lines] = text.slice(start, end).split('\r\n');
    const status = /^HTTP\/\d\.\d (.*)$/.exec(first)?.[1];
    if (status === undefined) return { status: null, headers: [], length: 0 };
    start = end + 4;
    if (!/^1\d\d/.test(status) || status.startsWith('101')) return { status, headers: lines.map(readHeader), length: start };
  }
}

function readHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()];
}

function unchunk(text: string): { body: string; ended: boolean } {
  const blocks: string[] = [];
  let at = 0;
  for (;;) {
    const end = text.indexOf('\r\n', at);
    const size = end < 0 ? Number.NaN : Number.parseInt(text.slice(at, end), 16);
    if (Number.isNaN(size)) return { body: blocks.join(''), ended: false };
    if (size === 0) return { body: blocks.join(''), ended: true };
    blocks.push(text.slice(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}

export function decode(latin1: string, contentType: string | null): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  const bytes = Uint8Array.from(latin1, (character) => character.charCodeAt(0) & 0xff);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return latin1; // a charset that does not exist
  }
}

/** What the server put into the head by itself, if the head was completed by the flushes from `first` to `last`. */
export function serverHeaders(recording: Recording, first: Cursor, last: Cursor): readonly Change[] {
  const before = responseAt(recording, first - 1);
  const after = responseAt(recording, last);
  if (before.status !== null || after.status === null) return [];
  const given = recording.events.findLast((event, at) => at < first && event.type === 'start_response' && event.to === 0);
  const headers = given?.type === 'start_response' && Array.isArray(given.headers) ? given.headers : [];
  const status = given?.type === 'start_response' ? given.status : null;
  const changes: Change[] = [];
  if (status !== after.status) {
    changes.push({
      what: 'status',
      sign: '~',
      key: 'status',
      now: after.status,
      ...(typeof status === 'string' ? { was: status } : {}),
    });
  }
  // The server's own headers often come first on the wire: only what differs is told, not the order.
  return [...changes, ...headerChanges(headers, after.headers).filter((change) => change.key !== 'order')];
}
