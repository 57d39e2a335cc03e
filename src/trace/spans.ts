// What became of each call of a layer, and who stands at the other end of each crossing.
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
  recording.events.forEach((event, cursor) => {
    const span = event.span === null ? undefined : spans[event.span];
    if (span === undefined) return;
    if (event.type === 'enter') span.entered ??= cursor;
    if (event.type === 'return') span.returned ??= cursor;
  });
  for (const span of spans) {
    const parent = span.parent === null ? undefined : spans[span.parent];
    span.depth = parent === undefined ? 0 : parent.depth + 1;
    parent?.children.push(span.id);
    span.lazy = span.id > 0 && span.returned !== null && (span.entered === null || span.entered > span.returned);
  }
  return spans;
});

const eagerBodies = perRecording((recording): ReadonlySet<BodyId> => {
  const still = new Set<string>(['list', 'tuple', 'file', 'wrapper']);
  const eager = new Set(recording.bodies.filter((body) => still.has(body.kind)).map((body) => body.id));
  for (const event of recording.events) {
    const isText = event.type === 'return' && (event.value?.type === 'str' || event.value?.type === 'bytes');
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

/** One link for each event. */
const linksOf = perRecording((recording): readonly Link[] => {
  const pulls: { body: BodyId; span: SpanId | null; by: SpanId | null }[] = [];
  /** Who called the start_response that a span made. */
  const starter = new Map<SpanId, SpanId | null>();
  const puller = new Map<BodyId, SpanId | null>();
  const counts = new Map<string, number>();
  const count = (key: string) => {
    const n = (counts.get(key) ?? 0) + 1;
    counts.set(key, n);
    return n;
  };
  const parentOf = (span: SpanId | null) => (span === null ? null : (recording.spans[span]?.parent ?? null));
  const answered = (body: BodyId) => {
    const at = pulls.findLastIndex((pull) => pull.body === body);
    if (at >= 0) pulls.splice(at);
  };

  function link(event: TraceEvent): Link {
    switch (event.type) {
      case 'call':
        return { other: event.by ?? parentOf(event.span), nth: 0 };
      case 'return':
        return { other: parentOf(event.span), nth: 0 };
      case 'start_response':
        if (event.to !== null) starter.set(event.to, event.span);
        return { other: event.to, nth: 0 };
      case 'write':
        return { other: event.to, nth: count('write') };
      case 'next': {
        const by = event.by ?? event.span;
        pulls.push({ body: event.body, span: event.span, by });
        puller.set(event.body, by);
        return { other: by, nth: count(`next ${event.body}`) };
      }
      case 'chunk':
      case 'stop': {
        answered(event.body);
        const by = puller.get(event.body) ?? parentOf(event.span);
        return { other: by, nth: event.type === 'chunk' ? count(`chunk ${event.body}`) : 0 };
      }
      case 'drain':
      case 'close':
        return { other: event.by ?? event.span, nth: 0 };
      case 'raise': {
        if (event.during === 'start_response') return { other: starter.get(event.span ?? -1) ?? parentOf(event.span), nth: 0 };
        if (event.during !== 'next') return { other: parentOf(event.span), nth: 0 };
        const at = pulls.findLastIndex((pull) => pull.span === event.span);
        const by = pulls[at]?.by ?? parentOf(event.span);
        if (at >= 0) pulls.splice(at);
        return { other: by, nth: 0 };
      }
      case 'sent':
      case 'received':
        return { other: null, nth: count(event.type) };
      default:
        return { other: null, nth: 0 };
    }
  }
  return recording.events.map(link);
});

export const linkAt = (recording: Recording, cursor: Cursor): Link => linksOf(recording)[cursor] ?? { other: null, nth: 0 };

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
