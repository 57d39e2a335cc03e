import { expect, test } from 'vitest';
import { either, flag, list, nullable, number, oneOf, optional, pair, record, shape, text, textOf, whole } from './guard.ts';

const isCar = shape({
  name: textOf(5),
  wheels: whole(1, 18),
  color: optional(oneOf(['red', 'blue'])),
  owner: nullable(text),
  seats: list(pair(text, number), 2),
  sold: flag,
  marks: record(number, /^[a-z]+$/),
});
const car = { name: 'a', wheels: 4, owner: null, seats: [['left', 0.5]], sold: false, marks: { x: 1 } };

test.each([
  ['as it should be', car],
  ['with an optional one', { ...car, color: 'red' }],
  ['with more than is asked', { ...car, more: 1 }],
])('%s passes', (_how, data) => {
  expect(isCar(data)).toBe(true);
});

test('one of two will do', () => {
  const isKnown = either(text, shape({ name: text }));
  expect(['a', { name: 'a' }, { name: 1 }, 3].map(isKnown)).toEqual([true, true, false, false]);
});

test.each([
  ['nothing', null],
  ['a list', [car]],
  ['a text', 'car'],
  ['one that only inherits', Object.create(car)],
  ['another type', { ...car, name: 1 }],
  ['too long a text', { ...car, name: 'abcdef' }],
  ['too many', { ...car, wheels: 19 }],
  ['a fraction', { ...car, wheels: 1.5 }],
  ['too long a list', { ...car, seats: [1, 2, 3].map((at) => ['seat', at]) }],
  ['no number', { ...car, seats: [['left', Number.NaN]] }],
  ['a pair of three', { ...car, seats: [['left', 1, 2]] }],
  ['another choice', { ...car, color: 'green' }],
  ['no null where one is wanted', { ...car, owner: undefined }],
  ['a key that may not be', { ...car, marks: { X1: 1 } }],
  ['no flag', { ...car, sold: 0 }],
])('%s does not', (_how, data) => {
  expect(isCar(data)).toBe(false);
});
