import { expect, test } from 'vitest';
import { cookiePairs, cookieText } from './cookie-pairs.ts';

test('a header is its pairs, and the pairs are the header', () => {
  const pairs = cookiePairs('a=1; b=x=y; c=');
  expect(pairs).toEqual([
    ['a', '1'],
    ['b', 'x=y'],
    ['c', ''],
  ]);
  expect(cookieText(pairs)).toBe('a=1; b=x=y; c=');
});
test('no header is no pair', () => expect(cookiePairs('')).toEqual([]));
test('what has no = is a name', () => expect(cookiePairs('a')).toEqual([['a', '']]));
test('a pair that is being written is still there', () => expect(cookiePairs(cookieText([['', '']]))).toEqual([['', '']]));
