import { expect, test } from 'vitest';
import { isOurs } from './hear-faults.ts';

const HERE = 'https://here.example';
const thrown = (stack: string, name = 'Error') => Object.assign(new Error('no'), { stack, name });

test('an error of our scripts is ours', () => {
  expect(isOurs({ error: thrown(''), from: `${HERE}/assets/page.js` }, HERE)).toBe(true);
  expect(isOurs({ error: thrown(`Error: no\n at f (${HERE}/assets/page.js:1:2)`), from: '' }, HERE)).toBe(true);
});

test('a string that one of our scripts throws is ours too', () => {
  expect(isOurs({ error: 'no', from: `${HERE}/assets/page.js` }, HERE)).toBe(true);
});

test("an extension's is not, and neither is what Monaco gave up or a notice without an error", () => {
  expect(isOurs({ error: thrown(''), from: 'chrome-extension://abc/x.js' }, HERE)).toBe(false);
  expect(isOurs({ error: thrown('Error: no\n at chrome-extension://abc/x.js:1:2'), from: '' }, HERE)).toBe(false);
  expect(isOurs({ error: thrown(`at ${HERE}/a.js`, 'Canceled'), from: '' }, HERE)).toBe(false);
  expect(isOurs({ error: null, from: `${HERE}/` }, HERE)).toBe(false);
});
