// What the events of a recording are made of (event.ts): places, previews of values, what changed in a mapping, a response of Django's.
import * as z from 'zod/mini';

/** Index into `Recording.bytes`. */
export const bytes = z.int();
/** The true number of bytes, when the block kept is shorter: of large ones only the beginning is recorded. */
export const trueSize = z.optional(z.int());
/** A line in one of the user's own files (1-based); of `open`, `line` and `leave` perhaps in one of a framework's or of the standard library's,
 *  which has its whole path, or "<frozen abc>", as tracebacks show it. */
export const place = z.strictObject({ file: z.string(), line: z.int() });
export type Place = z.infer<typeof place>;

/**
 * A preview of one Python value. `text` is its repr, cut to a bounded length (then `cut` is true);
 * for anything that is not an exact built-in type it is only `<TypeName>`. `length` is len() of sized built-ins.
 * `id` is the value's identity within this recording, for all but plain text, numbers and the like: the same number is the same object, always.
 * Two numbers need not be two objects: a list or dict that no local of a frame on the stack was known to hold for a while comes back under
 * another one. Without an `id` nothing is known: a variable that other functions may bind anew, a list that only another value holds.
 */
export const value = z.strictObject({
  type: z.string(),
  text: z.string(),
  length: z.optional(z.int()),
  id: z.optional(z.int()),
  cut: z.optional(z.literal(true)),
});
export type Value = z.infer<typeof value>;

/** What an application should have given as a str; when it was something else, a preview of what it was. */
export const text = z.union([z.string(), value]);
export const named = z.record(z.string(), value);
/** What changed in a mapping: `set` holds added and replaced keys, `gone` the removed ones. */
export const delta = z.strictObject({ set: named, gone: z.array(z.string()) });
export type Delta = z.infer<typeof delta>;
/** What code of the span `by` did to the environ with identity `env` since the last event that says anything of it: in a generator's body between
 *  two chunks, in close(), after the inner call came back. Whether a value that stayed the same object has changed within
 *  is seen at once of containers that have more items or fewer, else at the next `call` or `return`. */
const change = z.strictObject({ env: z.int(), by: z.int(), set: named, gone: z.array(z.string()) });
export type EnvironChange = z.infer<typeof change>;
/** Of crossings: what happened to environs before, and no other field tells. */
export const environs = z.optional(z.array(change));

/** A Django HttpResponse, as far as it is plain values. `size`: bytes of its content; null where they come later (a stream, a template that is not
 *  rendered yet: then `rendered` is false). `status` is null where it is no int. */
export const response = z.strictObject({
  type: z.string(),
  status: z.nullable(z.int()),
  headers: z.array(z.tuple([z.string(), z.string()])),
  /** Names and values that were set; they go out as Set-Cookie. */
  cookies: z.optional(z.array(z.tuple([z.string(), z.string()]))),
  size: z.nullable(z.int()),
  rendered: z.optional(z.literal(false)),
  id: z.optional(z.int()),
});
export type HttpResponse = z.infer<typeof response>;

export const common = {
  /** Milliseconds since `Recording.origin`. */
  at: z.number(),
  /** The span whose boundary is crossed; null only at start-up. */
  span: z.nullable(z.int()),
  /** The span whose code acted, when it is another one than `span`. */
  by: z.optional(z.int()),
  /** Where in the user's files the acting code stood. */
  place: z.nullable(place),
};
