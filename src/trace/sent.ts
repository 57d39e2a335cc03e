// What has left for the client, flush by flush: how much, and how far the answer in hand has come. Cheap at any moment, however long the stream.

import { countUpTo, cursorsOf } from './cursors.ts';
import { environOf } from './environ-at.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { requestLine } from './request.ts';
import { type Answer, NO_ANSWER, WireReader } from './wire.ts';
import { isCutOff, weightOf } from './words.ts';

/** `status`, `body` and the like are those of the latest answer on the connection. */
export interface SentSoFar extends Answer {
  /** How many flushes, the chunks and writes of layers in them, and their bytes. */
  flushes: number;
  chunks: number;
  bytes: number;
  /** The flush before this answer's first; -1 when there was none. */
  after: Cursor;
  /** The client has all it was promised, or all it will get. */
  complete: boolean;
}

const NOTHING: SentSoFar = { ...NO_ANSWER, flushes: 0, chunks: 0, bytes: 0, after: -1, complete: false };

export const flushesOf = (recording: Recording): readonly Cursor[] => cursorsOf(recording, 'sent');

/** The server's own calls: each begins another answer, but for a server that asks again in the same request. */
export const callsOf = perRecording((recording): readonly Cursor[] =>
  recording.spans.flatMap((span) => (span.parent === 0 ? [span.asks] : [])),
);

/** The method of the request that is answered at a moment. */
function methodAt(recording: Recording, cursor: Cursor): string {
  const nth = countUpTo(callsOf(recording), cursor);
  const methods = methodsOf(recording);
  const known = methods[nth] ?? methodOfCall(recording, callsOf(recording)[nth - 1]);
  methods[nth] = known;
  return known;
}
/** By how many calls of the server's there were. */
const methodsOf = perRecording((): string[] => []);

function methodOfCall(recording: Recording, call: Cursor | undefined): string {
  const event = call === undefined ? undefined : recording.events[call];
  const given = call === undefined ? undefined : environOf(recording, event?.span ?? 0, call).get('REQUEST_METHOD')?.text;
  return given?.slice(1, -1) ?? requestLine(recording).method;
}

/** After each flush, in columns: how far the answer has come, and how many of the pieces of its body had come then. */
interface Read {
  /** What does not change from flush to flush of one answer is one object. */
  heads: Answer[];
  bodies: Float64Array;
  overs: Float64Array;
  chunks: Uint32Array;
  bytes: Float64Array;
  afters: Int32Array;
  pieces: (readonly string[])[];
  pieceCounts: Uint32Array;
  /** The last flush is all there is, though nothing in it says so. */
  isComplete: boolean;
}

const readOf = perRecording((recording): Read => {
  const flushes = flushesOf(recording);
  const count = flushes.length;
  const read: Read = {
    heads: [],
    bodies: new Float64Array(count),
    overs: new Float64Array(count),
    chunks: new Uint32Array(count),
    bytes: new Float64Array(count),
    afters: new Int32Array(count),
    pieces: [],
    pieceCounts: new Uint32Array(count),
    isComplete: false,
  };
  const reader = new WireReader(true);
  const gone = new Uint8Array(recording.events.length);
  let [chunks, bytes, after] = [0, 0, -1];
  flushes.forEach((cursor, nth) => {
    const event = recording.events[cursor];
    if (event?.type !== 'sent') return;
    const weight = weightOf(recording, event);
    const method = methodAt(recording, cursor);
    reader.read(recording.bytes[event.bytes] ?? '', weight, method);
    for (const { from } of event.parts) {
      const type = from === 'server' ? null : recording.events[from]?.type;
      if (typeof from !== 'number' || gone[from] === 1 || (type !== 'chunk' && type !== 'write')) continue;
      gone[from] = 1;
      chunks += 1;
    }
    bytes += weight;
    if (nth === count - 1) reader.settle(method);
    const { head } = reader;
    if (nth > 0 && head.nth > (read.heads[nth - 1]?.nth ?? 0)) after = flushes[nth - 1] ?? -1;
    read.heads.push(head);
    read.bodies[nth] = reader.size;
    read.overs[nth] = reader.over;
    read.chunks[nth] = chunks;
    read.bytes[nth] = bytes;
    read.afters[nth] = after;
    read.pieces.push(reader.body);
    read.pieceCounts[nth] = reader.body.length;
  });
  read.isComplete = recording.ended === 'complete' && !isCutOff(recording) && isToTheEnd(reader.head);
  return read;
});

/** Only the end of the connection says that this was all. */
const isToTheEnd = (answer: Answer): boolean => (answer.status !== null || answer.isBare) && answer.framing === 'close';

export function sentAt(recording: Recording, cursor: Cursor): SentSoFar {
  const flushes = countUpTo(flushesOf(recording), cursor);
  if (flushes === 0) return NOTHING;
  const nth = flushes - 1;
  const { heads, bodies, overs, chunks, bytes, afters, isComplete } = readOf(recording);
  const head = heads[nth] ?? NO_ANSWER;
  return {
    nth: head.nth,
    status: head.status,
    headers: head.headers,
    interim: head.interim,
    framing: head.framing,
    promised: head.promised,
    body: bodies[nth] ?? 0,
    over: overs[nth] ?? 0,
    ended: head.ended,
    isBare: head.isBare,
    flushes,
    chunks: chunks[nth] ?? 0,
    bytes: bytes[nth] ?? 0,
    after: afters[nth] ?? -1,
    complete: head.ended || (isComplete && flushes === heads.length),
  };
}

/** How many bytes have left, and the head of the answer in hand: what is asked most often of `sentAt`. */
export const bytesSent = (recording: Recording, cursor: Cursor): number =>
  readOf(recording).bytes[countUpTo(flushesOf(recording), cursor) - 1] ?? 0;
export const headAt = (recording: Recording, cursor: Cursor): Answer =>
  readOf(recording).heads[countUpTo(flushesOf(recording), cursor) - 1] ?? NO_ANSWER;

/** For each flush the answer as far as its head goes: how much of its body had come is told by `sentAt`. */
export const headsOf = (recording: Recording): readonly Answer[] => readOf(recording).heads;

/** The body of that answer as latin-1 text, transfer coding taken off, up to the first byte that was not kept. */
export function bodyAt(recording: Recording, cursor: Cursor): string {
  const { pieces, pieceCounts } = readOf(recording);
  const nth = countUpTo(flushesOf(recording), cursor) - 1;
  return (pieces[nth] ?? []).slice(0, pieceCounts[nth] ?? 0).join('');
}

/** The same of the request that is served at a moment: what went before on the same connection is not its answer. */
export function answerAt(recording: Recording, cursor: Cursor): SentSoFar {
  const sent = sentAt(recording, cursor);
  const call = callsOf(recording)[countUpTo(callsOf(recording), cursor) - 1] ?? -1;
  const first = flushesOf(recording)[countUpTo(flushesOf(recording), sent.after)] ?? -1;
  const isEarlier = first < call && (sent.status !== null || sent.isBare);
  return isEarlier ? { ...NOTHING, flushes: sent.flushes, chunks: sent.chunks } : sent;
}
