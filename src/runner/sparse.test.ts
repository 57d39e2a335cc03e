// What is written without its zeros is read again as it was, and what is damaged is refused.
import { expect, test } from 'vitest';
import { thin } from '../../scripts/sparse.mjs';
import { expand } from './sparse.ts';

/** So many bytes, with something at these places. */
function memory(size: number, ...places: number[]): Uint8Array {
  const bytes = new Uint8Array(size);
  for (const place of places) bytes[place] = 1 + (place % 250);
  return bytes;
}

test.each([
  ['nothing', memory(0)],
  ['zeros alone', memory(5000)],
  ['something at both ends', memory(5000, 0, 4999)],
  ['a last page that is not whole', memory(1025, 1024)],
  ['neighbours', memory(4096, 255, 256, 511, 512)],
  ['no zeros', memory(600, ...Array(600).keys())],
])('%s is read as it was written', (_, whole) => expect(expand(thin(whole))).toEqual(whole));

test('zeros are not written', () => {
  expect(thin(memory(1_000_000, 5, 700_000)).length).toBeLessThan(600);
});

test.each([
  ['something else', memory(100, 1)],
  ['cut short', thin(memory(5000, 1)).slice(0, -1)],
  ['cut short in its list', thin(memory(5000, 1, 3000)).slice(0, 18)],
  ['a piece that lies outside', Uint8Array.from(thin(memory(300, 1)), (byte, nth) => (nth === 15 ? 1 : byte))],
])('%s is refused', (_, bytes) => expect(() => expand(bytes)).toThrow());
