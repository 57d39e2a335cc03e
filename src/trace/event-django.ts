// What Django's registry and its signals look like in a recording: the parts of `registry`, `wiring`, `connect` and `signal` (event.ts).
import * as z from 'zod/mini';
import { place, value } from './event-parts.ts';

/** `to`: the model that a relation leads to, "auth.User". `says`: "primary key", "unique", "null", "max_length 80", "made by Django". */
const field = z.strictObject({
  name: z.string(),
  type: z.string(),
  to: z.optional(z.string()),
  says: z.optional(z.array(z.string())),
});
/** `is`: a proxy, made by Django for a relation, or swapped for another model by a setting. */
const model = z.strictObject({
  name: z.string(),
  place: z.nullable(place),
  fields: z.array(field),
  is: z.optional(z.array(z.enum(['proxy', 'auto_created', 'swapped']))),
});
export type Model = z.infer<typeof model>;
export type Field = z.infer<typeof field>;

/**
 * An application of the registry. `entry`: that of INSTALLED_APPS which it was made of; `how` its class was chosen (left out when nobody saw it):
 * `path`: the entry is the class's own; `base`: its module has no apps.py; `only`: apps.py has one AppConfig that may be the default; `default`: of
 * several it is the one that says so; `none`: apps.py has none that may be. `candidates`: all in apps.py, with what they say of `default`.
 * `imported`: its models are, as far as there are any.
 */
const app = z.strictObject({
  label: z.string(),
  name: z.string(),
  verbose: z.string(),
  module: z.string(),
  path: z.string(),
  class: z.string(),
  place: z.nullable(place),
  entry: z.optional(z.string()),
  how: z.optional(z.enum(['path', 'base', 'only', 'default', 'none'])),
  candidates: z.optional(z.array(z.strictObject({ name: z.string(), default: z.optional(z.boolean()) }))),
  imported: z.boolean(),
  models: z.array(model),
});
export type App = z.infer<typeof app>;
export const apps = z.array(app);

/**
 * A connection to a signal. `wire`: its number in this process. `receiver`: what it is called; `def`: where it is written; `of` and `bound`: the
 * same numbers are the same function, and the same object that a method is bound to. `sender`: the name of its class; null: any; "?": not known.
 * `weak`: only as long as somebody else keeps the receiver; `dead`: nobody did.
 */
const connection = {
  wire: z.optional(z.int()),
  receiver: z.string(),
  module: z.optional(z.string()),
  def: z.nullable(place),
  of: z.int(),
  bound: z.optional(z.int()),
  sender: z.nullable(z.string()),
  uid: z.optional(z.string()),
  weak: z.boolean(),
};
const wire = z.strictObject({ ...connection, dead: z.optional(z.literal(true)) });
export type Wire = z.infer<typeof wire>;
export const wired = z.array(z.strictObject({ name: z.string(), wires: z.array(wire) }));
/** `place` is the line that connects, or `from` the module that does. `again`: it was connected already; with `off`: it was not. */
export const connecting = {
  signal: z.string(),
  ...connection,
  from: z.optional(z.string()),
  again: z.optional(z.literal(true)),
  off: z.optional(z.literal(true)),
};

const raised = z.strictObject({ name: z.string(), text: z.string() });
/** Receivers that were called, in order, with what each gave or raised. */
export const receivers = z.array(
  z.strictObject({ receiver: z.string(), def: z.optional(place), gave: z.optional(value), raised: z.optional(raised) }),
);
/** Receivers that were not: connected for another sender, gone, or after one that raised. */
export const skipped = z.array(
  z.strictObject({ receiver: z.string(), def: z.optional(place), why: z.enum(['sender', 'dead', 'raised']) }),
);
