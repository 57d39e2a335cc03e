// What one call of a layer answered with, as its caller got it: the status and length in force, and how many bytes came.

import { sizeOfReturn } from '../bodies.ts';
import { among } from '../cursors.ts';
import { perRecording } from '../memo.ts';
import type { BodyId, Cursor, Recording, SpanId } from '../recording.ts';
import { isRefused } from '../refused.ts';
import { spanFacts } from '../spans.ts';
import { weightOf } from '../words.ts';
import { bodyFacts, givenText, isWhole, isWithin, returnOf, type Start, startsUnder } from './facts.ts';
import { pairsOf } from './headers.ts';

export interface Answer {
  start: Start;
  status: string;
  /** Of a Content-Length that is one number in digits. */
  length: number | null;
  isHead: boolean;
  /** HTTP has no body here: HEAD, 204, 304. */
  isBodiless: boolean;
}

export interface Given {
  /** Everything given through write() and the body, in order, and the total with each. */
  pieces: readonly { cursor: Cursor; total: number }[];
  total: number;
  /** Nothing more can come: the body was read to its end, and every piece of it was seen. */
  isWhole: boolean;
  /** When that was known. */
  cursor: Cursor;
}

/** Null when it said nothing, or nothing that makes sense. */
export function answerOf(recording: Recording, span: SpanId): Answer | null {
  const start = startsUnder(recording, span).findLast(({ cursor }) => !isRefused(recording, cursor));
  if (start === undefined || typeof start.status !== 'string') return null;
  const lengths = new Set(pairsOf(start).flatMap(([name, value]) => (name.toLowerCase() === 'content-length' ? [value] : [])));
  const [length = ''] = lengths;
  const isHead = givenText(recording, span, 'REQUEST_METHOD') === 'HEAD';
  return {
    start,
    status: start.status,
    length: lengths.size === 1 && /^\d{1,15}$/.test(length) ? Number(length) : null,
    isHead,
    isBodiless: isHead || /^(1\d\d|204|304) /.test(start.status),
  };
}

const tables = perRecording(() => new Map<SpanId, Given | null>());

/** What came with it; null when that is not known at all. Asked for only where it matters: a stream has a hundred thousand pieces. */
export function givenBy(recording: Recording, span: SpanId): Given | null {
  const table = tables(recording);
  const known = table.get(span);
  if (known !== undefined) return known;
  const given = readGiven(recording, span);
  table.set(span, given);
  return given;
}

function readGiven(recording: Recording, span: SpanId): Given | null {
  const start = answerOf(recording, span)?.start;
  const returned = spanFacts(recording)[span]?.returned ?? null;
  const body = returnOf(recording, span)?.body;
  if (start === undefined || returned === null || body === undefined) return null;
  const taken = takenOf(recording, body, returned);
  if (taken === null) return null;
  const writes = writesUnder(recording, span, start.to);
  let total = 0;
  const pieces = [...writes, ...taken.pieces]
    .toSorted((a, b) => a.cursor - b.cursor)
    .map(({ cursor, size }) => {
      total += size;
      return { cursor, total };
    });
  const cursor = Math.max(taken.cursor, start.cursor, writes.at(-1)?.cursor ?? 0);
  return { pieces, total, isWhole: taken.isWhole && isWhole(recording), cursor };
}

interface Taken {
  pieces: readonly { cursor: Cursor; size: number }[];
  isWhole: boolean;
  cursor: Cursor;
}

/** What came out of a body after it was returned; null when it is not known at all. */
function takenOf(recording: Recording, body: BodyId, returned: Cursor): Taken | null {
  const event = recording.events[returned];
  if (event?.type !== 'return' || event.value !== undefined || event.holds?.some((held) => typeof held !== 'number')) return null;
  // A list that was told whole is known when it is returned, however it is read.
  const listed = event.holds === undefined ? null : sizeOfReturn(recording, returned);
  if (listed !== null) return { pieces: [{ cursor: returned, size: listed }], isWhole: true, cursor: returned };
  const facts = bodyFacts(recording, body);
  const pieces = facts.chunks.filter(({ cursor }) => cursor > returned);
  const stop = facts.stops.find(({ cursor }) => cursor > returned);
  // An iterator of C's own may be asked by C code, which nobody sees; the server's end is seen exactly.
  const isSeen = recording.bodies[body]?.kind === 'generator' || [...facts.pulls, ...facts.stops].every(({ by }) => by === 0);
  // Of two readers, each has a part.
  const readers = new Set(pieces.map(({ by }) => by));
  const isExact = stop !== undefined && facts.drains.length === 0 && isSeen && readers.size <= 1;
  const isText = facts.chunks.some(({ cursor }) => hasValue(recording, cursor));
  if (isText) return null;
  return { pieces, isWhole: isExact, cursor: stop?.cursor ?? pieces.at(-1)?.cursor ?? returned };
}

const hasValue = (recording: Recording, cursor: Cursor): boolean => {
  const event = recording.events[cursor];
  return event?.type === 'chunk' && event.value !== undefined;
};

function writesUnder(recording: Recording, span: SpanId, to: SpanId | null): readonly { cursor: Cursor; size: number }[] {
  return among(recording, 'write', (event, cursor) =>
    event.to === to && isWithin(recording, event.span, span) ? [{ cursor, size: weightOf(recording, event) }] : [],
  );
}
