import { expect, test } from 'vitest';
import { base64Of, bytesOfBase64 } from './base64.ts';

test.each([
  ['', ''],
  ['f', 'Zg=='],
  ['foobar', 'Zm9vYmFy'],
])('%j (RFC 4648, section 10)', (text, coded) => {
  expect(base64Of(new TextEncoder().encode(text))).toBe(coded);
  expect(new TextDecoder().decode(bytesOfBase64(coded))).toBe(text);
});

test('every byte, and more than a call has room for', () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_, nth) => nth % 256);
  expect(bytesOfBase64(base64Of(bytes))).toEqual(bytes);
});

test('what is no base64 is refused', () => expect(() => bytesOfBase64('a')).toThrow());
