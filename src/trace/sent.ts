// What has left for the client, flush by flush: how much, and how far the answer in hand has come. Cheap at any moment, however long the stream.
import { environOf } from './environ-at.ts';
import { countUpTo } from './hops.ts';
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

export const flushesOf = perRecording((recording): readonly Cursor[] =>
  recording.events.flatMap((event, cursor) => (event.type === 'sent' ? [cursor] : [])),
);

/** The server's own calls: each begins another answer, but for a server that asks again in the same request. */
const callsOf = perRecording((recording): readonly Cursor[] =>
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

/** Reads the flushes one by one, and tells after each. */
function readFlushes(recording: Recording, count: number, reader: WireReader, told?: (cursor: Cursor) => void): void {
  for (const cursor of flushesOf(recording).slice(0, count)) {
    const event = recording.events[cursor];
    if (event?.type !== 'sent') continue;
    reader.read(recording.bytes[event.bytes] ?? '', weightOf(recording, event), methodAt(recording, cursor));
    told?.(cursor);
  }
}

/** After each flush: how far the answer has come, and how many of the pieces of its body had come then. */
const readOf = perRecording((recording) => {
  const flushes = flushesOf(recording);
  const gone = new Set<Cursor>();
  const isKnown = recording.ended === 'complete' && !isCutOff(recording);
  const reader = new WireReader(true);
  const states: SentSoFar[] = [];
  const bodies: { pieces: readonly string[]; count: number }[] = [];
  let bytes = 0;
  let after = -1;
  readFlushes(recording, flushes.length, reader, (cursor) => {
    const event = recording.events[cursor];
    if (event?.type !== 'sent') return;
    for (const part of event.parts) {
      const type = part.from === 'server' ? null : recording.events[part.from]?.type;
      if (typeof part.from === 'number' && (type === 'chunk' || type === 'write')) gone.add(part.from);
    }
    bytes += weightOf(recording, event);
    const before = states.at(-1);
    const isLast = states.length === flushes.length - 1;
    if (isLast) reader.settle(methodAt(recording, cursor));
    const { answer } = reader;
    if (before !== undefined && answer.nth > before.nth) after = flushes[states.length - 1] ?? -1;
    const complete = answer.ended || (isLast && isKnown && isToTheEnd(answer));
    bodies.push({ pieces: reader.body, count: reader.body.length });
    states.push({ ...answer, flushes: states.length + 1, chunks: gone.size, bytes, after, complete });
  });
  return { states, bodies };
});

/** Only the end of the connection says that this was all. */
const isToTheEnd = (answer: Answer): boolean => (answer.status !== null || answer.isBare) && answer.framing === 'close';

export function sentAt(recording: Recording, cursor: Cursor): SentSoFar {
  return readOf(recording).states[countUpTo(flushesOf(recording), cursor) - 1] ?? NOTHING;
}

/** The body of that answer as latin-1 text, transfer coding taken off, up to the first byte that was not kept. */
export function bodyAt(recording: Recording, cursor: Cursor): string {
  const { pieces, count } = readOf(recording).bodies[countUpTo(flushesOf(recording), cursor) - 1] ?? { pieces: [], count: 0 };
  return pieces.slice(0, count).join('');
}

/** The same of the request that is served at a moment: what went before on the same connection is not its answer. */
export function answerAt(recording: Recording, cursor: Cursor): SentSoFar {
  const sent = sentAt(recording, cursor);
  const call = callsOf(recording)[countUpTo(callsOf(recording), cursor) - 1] ?? -1;
  const first = flushesOf(recording)[countUpTo(flushesOf(recording), sent.after)] ?? -1;
  const isEarlier = first < call && (sent.status !== null || sent.isBare);
  return isEarlier ? { ...NOTHING, flushes: sent.flushes, chunks: sent.chunks } : sent;
}
