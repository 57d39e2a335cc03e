import { expect, test } from 'vitest';
import { latest } from './latest.ts';

test('what is asked again of the same objects is not made again; of others it is, and the first then too', () => {
  const [one, other] = [{}, {}];
  let made = 0;
  const pair = latest((a: object, b: object) => {
    made += 1;
    return [a, b];
  });
  expect(pair(one, other)).toBe(pair(one, other));
  expect(made).toBe(1);
  expect(pair(one, one)).toEqual([one, one]);
  expect(pair({}, {})).not.toBe(pair({}, {}));
  expect(pair(one, other)).toEqual([one, other]);
  expect(made).toBe(5);
});
