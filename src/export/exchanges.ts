// What went over the connection of a recording, request by request and answer by answer, each with its times.

import type { Recording } from '../trace/recording.ts';
import { requestAt } from '../trace/request-at.ts';
import { type Answer, WireReader } from '../trace/wire.ts';
import { weightOf } from '../trace/words.ts';

export interface Asked {
  method: string;
  target: string;
  version: string;
  headers: readonly (readonly [name: string, value: string])[];
  /** Bytes up to and with the empty line. */
  headSize: number;
  /** latin-1, as it came, chunks and all. */
  body: string;
  /** Milliseconds since the recording's origin: when its first and its last bytes were read. */
  first: number;
  last: number;
}

export interface Answered {
  head: Answer;
  /** latin-1, transfer coding taken off, as far as it was kept; `size` is the whole. */
  body: string;
  size: number;
  /** "HTTP/1.0"; "" where no status line was sent. */
  version: string;
  first: number;
  last: number;
}

/** As the server read them (RFC 9112, 6): what comes after a body is the next request. */
export function requestsIn(recording: Recording): readonly Asked[] {
  const reads = recording.events.flatMap((event) =>
    event.type === 'received' ? [{ at: event.at, size: weightOf(recording, event) }] : [],
  );
  const timeOf = (offset: number): number => {
    let end = 0;
    for (const { at, size } of reads) {
      end += size;
      if (offset < end) return at;
    }
    return reads.at(-1)?.at ?? 0;
  };
  const { text } = requestAt(recording, recording.events.length - 1);
  const found: Asked[] = [];
  let from = 0;
  while (from < text.length) {
    const head = /\r?\n\r?\n/.exec(text.slice(from));
    const headEnd = head === null ? text.length : from + head.index + head[0].length;
    const [line = '', ...lines] = text.slice(from, head === null ? text.length : from + head.index).split(/\r?\n/);
    const [method = '', target = '', version = 'HTTP/0.9'] = line.split(' ');
    const headers = lines.map((one) => {
      const colon = one.indexOf(':');
      return colon < 0 ? ([one, ''] as const) : ([one.slice(0, colon), one.slice(colon + 1).trim()] as const);
    });
    const end = Math.min(text.length, headEnd + bodySize(headers, text.slice(headEnd)));
    const body = text.slice(headEnd, end);
    found.push({ method, target, version, headers, headSize: headEnd - from, body, first: timeOf(from), last: timeOf(end - 1) });
    from = end;
  }
  return found;
}

function bodySize(headers: Asked['headers'], rest: string): number {
  const fieldOf = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (/chunked/i.test(fieldOf('transfer-encoding') ?? '')) {
    const end = /(?:^|\r\n)0[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n/.exec(rest);
    return end === null ? rest.length : end.index + end[0].length;
  }
  const length = fieldOf('content-length');
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : 0;
}

export function answersIn(recording: Recording, methods: readonly string[]): readonly Answered[] {
  const reader = new WireReader(true);
  const times: { first: number; last: number }[] = [];
  for (const event of recording.events) {
    if (event.type !== 'sent') continue;
    // What is over gets nothing more: the block begins with the next one, if it isn't bytes that nobody waits for.
    const before = Math.max(1, reader.head.ended ? reader.head.nth + 1 : reader.head.nth);
    reader.read(recording.bytes[event.bytes] ?? '', weightOf(recording, event), (nth) => methods[nth - 1] ?? 'GET');
    for (let nth = before; nth <= reader.head.nth; nth += 1)
      times[nth - 1] = { first: times[nth - 1]?.first ?? event.at, last: event.at };
  }
  const found = [...reader.earlier, ...(reader.head.nth > 0 ? [reader] : [])];
  const all = recording.events.map((event) => (event.type === 'sent' ? (recording.bytes[event.bytes] ?? '') : '')).join('');
  let from = 0;
  return found.map(({ head, size, body }, nth) => {
    // The status line as it was sent: wsgiref answers with HTTP/1.0, others with what they were asked in.
    const line = head.status === null ? -1 : all.indexOf(` ${head.status}`, from);
    const version = /HTTP\/\d\.\d$/.exec(all.slice(Math.max(from, line - 8), Math.max(0, line)))?.[0] ?? '';
    from = Math.max(from, line + 1);
    const { first, last } = times[nth] ?? { first: 0, last: 0 };
    return { head, size, body: body.join(''), version, first, last };
  });
}
