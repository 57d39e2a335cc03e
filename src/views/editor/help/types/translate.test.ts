import { expect, test } from 'vitest';
import { markdown } from './translate.ts';

test('what a program says of itself is neither trusted nor HTML, and words only', () => {
  expect(markdown('<b>x</b>')).toEqual({ value: '<b>x</b>', isTrusted: false, supportHtml: false });
  expect(markdown('![x](y)').value).toBe('![x] (y)');
});
