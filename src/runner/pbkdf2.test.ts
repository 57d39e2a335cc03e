// Held to OpenSSL, which Node has.
import { pbkdf2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { pbkdf2 } from './pbkdf2.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('after each hundred thousand rounds it is told that it goes on', () => {
  let told = 0;
  pbkdf2(bytes('password'), bytes('salt'), 250_000, 32, () => {
    told += 1;
  });
  expect(told).toBe(2);
});

test.each([
  ['password', 'salt', 1, 32],
  ['password', 'salt', 4096, 32],
  ['', '', 2, 20],
  ['päßword, of more than one block of sixty-four bytes, so that it has to be hashed itself', 'a'.repeat(60), 3, 70],
  ['a'.repeat(64), 'b'.repeat(119), 2, 33],
])('%s with %s, %i times, %i bytes', (password, salt, iterations, length) => {
  const wanted = pbkdf2Sync(password, salt, iterations, length, 'sha256');
  expect(Buffer.from(pbkdf2(bytes(password), bytes(salt), iterations, length)).toString('hex')).toBe(wanted.toString('hex'));
});
