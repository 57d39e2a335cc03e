// Whether a piece fits the recording that it is appended to. Every view follows the numbers in a recording (spans to their parents, events to
// their bytes) and trusts that they lead somewhere, and never in a circle: here is where that is made sure of.
import { type EventType, events, type TraceEvent } from '../trace/event.ts';
import type { Body, Layer, Recording, Span } from '../trace/recording.ts';

/** More than Python's own budgets ever let through (budgets.py). */
const MOST_EVENTS = 100_000;
const MOST_THINGS = 50_000;
/** Calls within calls: more would fill the stack of whatever draws them. */
const DEEPEST = 2000;

type Table = 'layers' | 'spans' | 'bodies' | 'bytes';
/** The table that a field of an event points into. The fields of all events are spelled alike. */
const POINTERS: readonly (readonly [name: string, table: Table])[] = [
  ['span', 'spans'],
  ['by', 'spans'],
  ['to', 'spans'],
  ['body', 'bodies'],
  ['bytes', 'bytes'],
];
/** Fields that count or number something. */
const COUNTS = ['size', 'frame', 'depth', 'kept', 'count', 'got'] as const;

/** Which of these an event of each type can have. */
const CHECKED = new Map(
  Object.entries(events).map(([type, { shape }]) => [
    type as EventType,
    { pointers: POINTERS.filter(([name]) => name in shape), counts: COUNTS.filter((name) => name in shape) },
  ]),
);

const isIn = (number: unknown, count: number): boolean =>
  number === null || number === undefined || (typeof number === 'number' && number >= 0 && number < count);

export class Soundness {
  readonly #depths: number[] = [];

  /** Layers, spans and bodies are numbered in order; a span lies in one that came before it, and the first of all in none. */
  layer({ id }: Layer, { layers }: Recording): boolean {
    return id === layers.length && id < MOST_THINGS;
  }

  span({ id, layer, parent, asks }: Span, { layers, spans }: Recording): boolean {
    const depth = parent === null ? 0 : (this.#depths[parent] ?? Number.POSITIVE_INFINITY) + 1;
    this.#depths.push(depth);
    const placed = id === 0 ? parent === null : parent !== null && parent >= 0 && parent < id;
    return (
      placed && id === spans.length && id < MOST_THINGS && layer >= 0 && layer < layers.length && asks >= 0 && depth < DEEPEST
    );
  }

  body({ id, maker }: Body, { bodies, spans }: Recording): boolean {
    return id === bodies.length && id < MOST_THINGS && isIn(maker, spans.length);
  }

  bytes({ bytes }: Recording): boolean {
    return bytes.length < MOST_THINGS;
  }

  /** What an event mentions came before it. */
  event(event: TraceEvent, recording: Recording): boolean {
    const own = recording.events.length;
    const fields: Readonly<Record<string, unknown>> = event;
    if (own >= MOST_EVENTS) return false;
    const { pointers, counts } = CHECKED.get(event.type) ?? { pointers: POINTERS, counts: COUNTS };
    for (const [name, table] of pointers) if (!isIn(fields[name], recording[table].length)) return false;
    for (const name of counts) if (!isIn(fields[name], Number.POSITIVE_INFINITY)) return false;
    if (event.place !== null && event.place.line < 0) return false;
    if (event.type === 'return')
      return (event.holds ?? []).every((held) => typeof held !== 'number' || isIn(held, recording.bytes.length));
    if (event.type === 'sent') return event.parts.every(({ from, size }) => (from === 'server' || isIn(from, own)) && size >= 0);
    return true;
  }
}
