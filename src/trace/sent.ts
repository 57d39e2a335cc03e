// What has left for the client, flush by flush: how much, whether the head is whole, what it says. Cheap at any moment, however long the stream.
import { countUpTo } from './hops.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { isCutOff, weightOf } from './words.ts';

export interface Head {
  /** "200 OK"; null while the head is not whole, or when there is none. */
  status: string | null;
  headers: readonly (readonly [name: string, value: string])[];
  /** Bytes up to the body. */
  length: number;
}

export interface SentSoFar extends Head {
  /** How many flushes, the chunks and writes of layers in them, and their bytes. */
  flushes: number;
  chunks: number;
  bytes: number;
  /** Bytes after the head. */
  body: number;
  /** The client has all it was promised, or all it will get. */
  complete: boolean;
}

const NO_HEAD: Head = { status: null, headers: [], length: 0 };
const NOTHING: SentSoFar = { ...NO_HEAD, flushes: 0, chunks: 0, bytes: 0, body: 0, complete: false };

export const flushesOf = perRecording((recording): readonly Cursor[] =>
  recording.events.flatMap((event, cursor) => (event.type === 'sent' ? [cursor] : [])),
);

const statesOf = perRecording((recording): readonly SentSoFar[] => {
  const flushes = flushesOf(recording);
  const gone = new Set<Cursor>();
  const isKnown = recording.ended === 'complete' && !isCutOff(recording);
  let head = NO_HEAD;
  let text: string | null = '';
  let bytes = 0;
  return flushes.map((cursor, i) => {
    const event = recording.events[cursor];
    const block = (event?.type === 'sent' ? recording.bytes[event.bytes] : '') ?? '';
    for (const part of event?.type === 'sent' ? event.parts : []) {
      const type = part.from === 'server' ? null : recording.events[part.from]?.type;
      if (typeof part.from === 'number' && (type === 'chunk' || type === 'write')) gone.add(part.from);
    }
    if (event?.type === 'sent') bytes += weightOf(recording, event);
    if (text !== null) {
      text += block;
      head = readHead(text);
      // Found, or what comes is no head: no need to look further.
      if (head.status !== null || !'HTTP/'.startsWith(text.slice(0, 5))) text = null;
    }
    const isLast = i === flushes.length - 1 && isKnown;
    const body = head.status === null ? 0 : bytes - head.length;
    return {
      ...head,
      flushes: i + 1,
      chunks: gone.size,
      bytes,
      body,
      complete: head.status !== null && isWhole(head, body, isLast),
    };
  });
});

function isWhole(head: Head, body: number, isLast: boolean): boolean {
  const promised = headerOf(head, 'content-length');
  if (promised === null || headerOf(head, 'transfer-encoding') !== null) return isLast;
  // An answer to HEAD, or a 304, promises a body that never comes.
  return body >= Number(promised) || (isLast && body === 0);
}

export const headerOf = (head: Head, name: string): string | null =>
  head.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;

export function sentAt(recording: Recording, cursor: Cursor): SentSoFar {
  return statesOf(recording)[countUpTo(flushesOf(recording), cursor) - 1] ?? NOTHING;
}

/** Status line and headers; interim answers (100 Continue) are skipped. */
function readHead(text: string): Head {
  let start = 0;
  for (;;) {
    const end = text.indexOf('\r\n\r\n', start);
    if (end < 0) return NO_HEAD;
    const [first = '', ...lines] = text.slice(start, end).split('\r\n');
    const status = /^HTTP\/\d\.\d (.*)$/.exec(first)?.[1];
    if (status === undefined) return NO_HEAD;
    start = end + 4;
    if (!/^1\d\d/.test(status) || status.startsWith('101')) return { status, headers: lines.map(readHeader), length: start };
  }
}

function readHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()];
}
