import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { checkOf } from './check-of.ts';

const inner = z.strictObject({ kind: z.literal('inner'), depth: z.int(), tags: z.optional(z.array(z.enum(['one', 'two']))) });
const other = z.strictObject({ kind: z.literal('other'), is: z.boolean(), pair: z.tuple([z.string(), z.number()]) });
const schema = z.strictObject({
  name: z.string(),
  at: z.nullable(z.number()),
  either: z.discriminatedUnion('kind', [inner, other]),
  loose: z.union([z.int(), z.string()]),
  named: z.record(z.string(), z.boolean()),
});
const right = {
  name: 'a',
  at: 1.5,
  either: { kind: 'inner', depth: 2, tags: ['one'] },
  loose: 'text',
  named: { x: true, constructor: false },
};

/** Every way to spoil a value in one place: another kind of thing, something missing, something too many. */
function* spoilt(value: unknown): Generator<unknown> {
  for (const wrong of [null, 1, 1.5, -1, 2 ** 60, 'text', true, [], {}, [1], { a: 1 }]) yield wrong;
  if (Array.isArray(value)) {
    yield [...value, 1];
    yield value.slice(1);
    for (const [at, item] of value.entries()) for (const wrong of spoilt(item)) yield value.with(at, wrong);
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, more: 1 };
    for (const [key, field] of Object.entries(value)) {
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
      for (const wrong of spoilt(field)) yield { ...value, [key]: wrong };
    }
  }
}

test('a check says yes to exactly what its schema takes', () => {
  const check = checkOf(schema);
  const second = { ...right, at: null, loose: 3, either: { kind: 'other', is: false, pair: ['x', 0] } };
  const tried = [right, second].flatMap((value) => [value, ...spoilt(value)]);
  const said = tried.map(check);
  expect(said).toEqual(tried.map((value) => schema.safeParse(value).success));
  expect(said.filter(Boolean).length).toBeGreaterThan(5);
  expect(said.filter((yes) => !yes).length).toBeGreaterThan(100);
});

test('a key that a schema would leave out is no yes', () => {
  expect(checkOf(schema)({ ...right, named: JSON.parse('{"__proto__": true}') })).toBe(false);
});

test('a schema of an unknown kind is our own mistake, and told at once', () => {
  expect(() => checkOf(z.strictObject({ when: z.date() }))).toThrow('no fast check of a date');
  expect(() => checkOf(z.object({ open: z.string() }))).toThrow('no fast check of a object');
  expect(() => checkOf(z.string().check(z.minLength(1)))).toThrow('no fast check of a string');
});
