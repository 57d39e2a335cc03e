import { expect, test } from 'vitest';
import { markdown } from './translate.ts';

test('what a program says of itself is neither trusted nor HTML, and shown up to a length', () => {
  expect(markdown('<b>x</b>')).toEqual({ value: '<b>x</b>', isTrusted: false, supportHtml: false });
  expect(markdown('['.repeat(100_000)).value).toMatch(/^\[{10000}…$/);
});
