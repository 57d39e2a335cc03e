// What became of each call of a layer, and who stands at the other end of each crossing.
import { crossingsOf, cursorsOf } from './cursors.ts';
import type { TraceEvent } from './event.ts';
import { perRecording } from './memo.ts';
import type { BodyId, Cursor, Recording, SpanId } from './recording.ts';

export interface SpanFacts {
  id: SpanId;
  parent: SpanId | null;
  children: readonly SpanId[];
  /** Calls between the server (0) and this one. */
  depth: number;
  called: Cursor;
  /** When its code began; null: never. */
  entered: Cursor | null;
  /** When its call gave something back; null: it raised, or the recording ended first. */
  returned: Cursor | null;
  /** Its call ran none of its code: a generator function. */
  lazy: boolean;
}

export const spanFacts = perRecording((recording): readonly SpanFacts[] => {
  const spans = recording.spans.map(({ id, parent, asks }) => ({
    id,
    parent,
    children: [] as SpanId[],
    depth: 0,
    called: asks,
    entered: null as Cursor | null,
    returned: null as Cursor | null,
    lazy: false,
  }));
  const spanAt = (cursor: Cursor) => spans[recording.events[cursor]?.span ?? -1];
  for (const cursor of cursorsOf(recording, 'enter')) {
    const span = spanAt(cursor);
    if (span !== undefined) span.entered ??= cursor;
  }
  for (const cursor of cursorsOf(recording, 'return')) {
    const span = spanAt(cursor);
    if (span !== undefined) span.returned ??= cursor;
  }
  for (const span of spans) {
    const parent = span.parent === null ? undefined : spans[span.parent];
    span.depth = parent === undefined ? 0 : parent.depth + 1;
    parent?.children.push(span.id);
    span.lazy = span.id > 0 && span.returned !== null && (span.entered === null || span.entered > span.returned);
  }
  return spans;
});

export const eagerBodies = perRecording((recording): ReadonlySet<BodyId> => {
  const still = new Set<string>(['list', 'tuple', 'file', 'wrapper']);
  const eager = new Set(recording.bodies.filter((body) => still.has(body.kind)).map((body) => body.id));
  for (const cursor of cursorsOf(recording, 'return')) {
    const event = recording.events[cursor];
    const isText = event?.type === 'return' && (event.value?.type === 'str' || event.value?.type === 'bytes');
    if (isText && event.body !== undefined) eager.add(event.body);
  }
  return eager;
});

/** A list, or anything else whose chunks come without running a layer's code. */
export const isEager = (recording: Recording, body: BodyId): boolean => eagerBodies(recording).has(body);

export interface Link {
  /** The span at the other end of the crossing: who called, who is answered, who pulls. Null when there is none. */
  other: SpanId | null;
  /** 1-based: which chunk of its body, which pull of it, which flush. 0 where counting makes no sense. */
  nth: number;
}

const NO_LINK: Link = { other: null, nth: 0 };

/** In columns, one row for each event: there may be a hundred thousand. */
interface Links {
  /** -1: null. */
  others: Int32Array;
  nths: Int32Array;
}

const linksOf = perRecording((recording): Links => {
  const count = recording.events.length;
  const links: Links = { others: new Int32Array(count).fill(-1), nths: new Int32Array(count) };
  const counting = new Counting(recording);
  for (const cursor of crossingsOf(recording)) {
    const other = counting.follow(recording.events[cursor] as TraceEvent);
    if (other !== null) links.others[cursor] = other;
    if (counting.nth > 0) links.nths[cursor] = counting.nth;
  }
  return links;
});

/** What one has to remember, event by event, to say who stands at the other end. */
class Counting {
  /** Of the event that was followed last. */
  nth = 0;
  readonly #recording: Recording;
  #writes = 0;
  #flushes = 0;
  #reads = 0;
  readonly #pulls: { body: BodyId; span: SpanId | null; by: SpanId | null }[] = [];
  /** Who called the start_response that a span made. */
  readonly #starter = new Map<SpanId, SpanId | null>();
  readonly #puller = new Map<BodyId, SpanId | null>();
  /** By body. */
  readonly #asked: number[] = [];
  readonly #given: number[] = [];

  constructor(recording: Recording) {
    this.#recording = recording;
  }

  /** The span at the other end of the next event. */
  follow(event: TraceEvent): SpanId | null {
    this.nth = 0;
    switch (event.type) {
      case 'call':
        return event.by ?? this.#parentOf(event.span);
      case 'return':
        return this.#parentOf(event.span);
      case 'start_response':
        if (event.to !== null) this.#starter.set(event.to, event.span);
        return event.to;
      case 'write':
        this.nth = this.#writes += 1;
        return event.to;
      case 'next': {
        const by = event.by ?? event.span;
        this.#pulls.push({ body: event.body, span: event.span, by });
        this.#puller.set(event.body, by);
        this.nth = this.#asked[event.body] = (this.#asked[event.body] ?? 0) + 1;
        return by;
      }
      case 'chunk':
      case 'stop':
        this.#answered(this.#pulls.findLastIndex((pull) => pull.body === event.body));
        if (event.type === 'chunk') this.nth = this.#given[event.body] = (this.#given[event.body] ?? 0) + 1;
        return this.#puller.get(event.body) ?? this.#parentOf(event.span);
      case 'drain':
      case 'close':
        return event.by ?? event.span;
      case 'raise': {
        if (event.during === 'start_response') return this.#starter.get(event.span ?? -1) ?? this.#parentOf(event.span);
        if (event.during !== 'next') return this.#parentOf(event.span);
        const at = this.#pulls.findLastIndex((pull) => pull.span === event.span);
        const by = this.#pulls[at]?.by ?? this.#parentOf(event.span);
        this.#answered(at);
        return by;
      }
      case 'sent':
        this.nth = this.#flushes += 1;
        return null;
      case 'received':
        this.nth = this.#reads += 1;
        return null;
      default:
        return null;
    }
  }

  /** A pull, and all that it led to, is over. */
  #answered(at: number): void {
    if (at >= 0) this.#pulls.length = at;
  }

  #parentOf(span: SpanId | null): SpanId | null {
    return span === null ? null : (this.#recording.spans[span]?.parent ?? null);
  }
}

export function linkAt(recording: Recording, cursor: Cursor): Link {
  const { others, nths } = linksOf(recording);
  const other = others[cursor];
  return other === undefined ? NO_LINK : { other: other < 0 ? null : other, nth: nths[cursor] ?? 0 };
}

/** The span whose code runs at a moment: the one entered by a call, a pull or a close, the one doing anything else.
 *  Nothing of a generator function runs when it is called, and nothing of anybody's when a list gives its chunks. */
export function actingSpan(recording: Recording, cursor: Cursor): SpanId | null {
  const event = recording.events[cursor];
  if (event === undefined) return null;
  const { other } = linkAt(recording, cursor);
  switch (event.type) {
    case 'call':
    case 'return':
      return event.span !== null && spanFacts(recording)[event.span]?.lazy ? other : event.span;
    case 'next':
    case 'chunk':
    case 'stop':
      return isEager(recording, event.body) ? other : event.span;
    case 'drain':
      return other;
    default:
      return event.span;
  }
}
