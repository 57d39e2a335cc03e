// Whether a piece fits the recording that it is appended to. Every view follows the numbers in a recording (spans to their parents, events to
// their bytes) and trusts that they lead somewhere, and never in a circle: here is where that is made sure of.
import { type EventType, events, type TraceEvent } from '../trace/event.ts';
import type { Body, Globals, Layer, Recording, Span } from '../trace/recording.ts';

/** More than Python's own budgets ever let through (budgets.py). */
const MOST_EVENTS = 100_000;
const MOST_THINGS = 50_000;
/** Calls within calls: more would fill the stack of whatever draws them. */
const DEEPEST = 2000;

/** The table that a field of an event points into; or it counts or numbers something. The fields of all events are spelled alike. */
const ROLE = { span: 1, body: 2, bytes: 3, count: 4 } as const;
const ROLES: Readonly<Record<string, number>> = {
  span: ROLE.span,
  by: ROLE.span,
  to: ROLE.span,
  body: ROLE.body,
  bytes: ROLE.bytes,
  size: ROLE.count,
  frame: ROLE.count,
  depth: ROLE.count,
  kept: ROLE.count,
  count: ROLE.count,
  got: ROLE.count,
};

/** Which values of a row stand for something, and for what. */
export type Roles = readonly { readonly at: number; readonly role: number }[];

/** Of an event's fields, under these names in this order. */
export const rolesOf = (names: readonly string[]): Roles =>
  names.flatMap((name, at) => (Object.hasOwn(ROLES, name) ? [{ at, role: ROLES[name] ?? ROLE.count }] : []));

/** The same for an event that comes as an object: the names that can stand for something, and what. */
const FIELDS = new Map(
  Object.entries(events).map(([type, { shape }]) => {
    const names = Object.keys(shape).filter((name) => Object.hasOwn(ROLES, name));
    return [type as EventType, { names, roles: rolesOf(names) }];
  }),
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

  /** In the order of events, and of one that is there. */
  globals({ at }: Globals, { events, globals = [] }: Recording): boolean {
    const least = globals.at(-1)?.at ?? 0;
    return globals.length < MOST_THINGS && at >= least && at <= Math.max(0, events.length - 1);
  }

  /** What an event mentions came before it. */
  event(event: TraceEvent, recording: Recording): boolean {
    const fields: Readonly<Record<string, unknown>> = event;
    const { names, roles } = FIELDS.get(event.type) ?? { names: [], roles: rolesOf([]) };
    return this.row(
      roles,
      names.map((name) => fields[name]),
      event,
      recording,
    );
  }

  /** The same, quickly, for one that came as a row of values, whose roles are known. */
  row(roles: Roles, row: readonly unknown[], event: TraceEvent, recording: Recording): boolean {
    const { spans, bodies, bytes } = recording;
    for (const { at, role } of roles) {
      const many =
        role === ROLE.span
          ? spans.length
          : role === ROLE.body
            ? bodies.length
            : role === ROLE.bytes
              ? bytes.length
              : Number.POSITIVE_INFINITY;
      if (!isIn(row[at], many)) return false;
    }
    const own = recording.events.length;
    if (own >= MOST_EVENTS || (event.place !== null && event.place.line < 0)) return false;
    if (event.type === 'return') return (event.holds ?? []).every((held) => typeof held !== 'number' || isIn(held, bytes.length));
    if (event.type === 'sent') return event.parts.every(({ from, size }) => (from === 'server' || isIn(from, own)) && size >= 0);
    return true;
  }
}
