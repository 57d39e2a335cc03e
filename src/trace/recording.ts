// A recording: one request (or one start-up) as a flat, append-only log of facts. Everything on screen is a pure function of (recording, moment).
import * as z from 'zod/mini';
import { event } from './event.ts';
import { place, value } from './event-parts.ts';

/** Changelog. 1: the first format; later `globals`; layers of Django's (`path`, `response`, `hook`, `middleware`, `query`, `signal`, `connect`, `wiring`, `registry`), `size`, where only the beginning of some bytes is kept; `close` of a body; `note`, `exc`, `kind` of a call, `raise` during start_response. */
export const RECORDING_VERSION = 1;

/** Indexes have names, so that they can't be mixed up by a reader. */
export type SpanId = number;
export type BodyId = number;
/** Index into `Recording.events`: the one notion of "a moment" that every view shares. */
export type Cursor = number;

/** Something that receives environ. `layers[0]` is the server. `name` is what the code calls it. `django`: a middleware of Django's, and `view` its
 *  view, receive an HttpRequest. `path`: the entry in settings.MIDDLEWARE. */
export const layer = z.strictObject({
  id: z.int(),
  name: z.string(),
  kind: z.enum(['server', 'wsgi', 'django', 'view']),
  place: z.nullable(place),
  path: z.optional(z.string()),
});
export type Layer = z.infer<typeof layer>;

/** One call of a layer. `parent`: the span whose code made the call. `asks`: index of its `call` event (of `received` for the server's). */
export const span = z.strictObject({ id: z.int(), layer: z.int(), parent: z.nullable(z.int()), asks: z.int() });
export type Span = z.infer<typeof span>;

/** An iterable with an identity of its own: a pass-through middleware hands on the very object it was given. `maker`: the span whose return first showed it. `lazy`: making it ran none of its code. */
export const body = z.strictObject({
  id: z.int(),
  kind: z.enum(['list', 'tuple', 'generator', 'iterator', 'file', 'wrapper', 'unknown']),
  maker: z.nullable(z.int()),
  lazy: z.boolean(),
  /** Whether it has a close(), which who takes it must call. Left out where only the program's own code could say. */
  close: z.optional(z.boolean()),
});
export type Body = z.infer<typeof body>;

/** How globals of a module of the user's are, when the event `at` (an index) has happened, or one soon before it: at first all that are bound to
 *  plain values, then those that have changed since. It is looked at each call and return of a layer, and at the end. They outlive the
 *  request, and belong to one process alone. */
export const globals = z.strictObject({
  at: z.int(),
  file: z.string(),
  set: z.record(z.string(), value),
  gone: z.array(z.string()),
});
export type Globals = z.infer<typeof globals>;

export const recording = z.strictObject({
  version: z.literal(RECORDING_VERSION),
  /** Which interpreter (1-based), and which request of it (1-based; 0 is its start-up). */
  process: z.int(),
  request: z.int(),
  /** Milliseconds since 1970 at which `at` is 0, on a clock that all processes share. */
  origin: z.number(),
  server: z.string(),
  layers: z.array(layer),
  spans: z.array(span),
  bodies: z.array(body),
  /** Each distinct block of bytes once, as latin-1 text. */
  bytes: z.array(z.string()),
  /** Left out where there are none. */
  globals: z.optional(z.array(globals)),
  events: z.array(event),
  ended: z.enum(['complete', 'raised', 'stopped', 'exited']),
});
export type Recording = z.infer<typeof recording>;
