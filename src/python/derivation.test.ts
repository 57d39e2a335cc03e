// hashlib.pbkdf2_hmac, held to OpenSSL's.
import { pbkdf2Sync } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

test.each([
  ['sha256', 'secret', 5000, 32],
  ['sha256', 'secret', 3, 70],
  ['sha1', 'päß', 20, 33],
  ['sha512', 'secret', 1500, 64],
])('with %s of %s, %i times, %i bytes', (name, password, iterations, length) => {
  const hex = python.run(
    `import hashlib; hashlib.pbkdf2_hmac("${name}", "${password}".encode(), b"salt", ${iterations}, ${length}).hex()`,
  );
  expect(hex).toBe(pbkdf2Sync(password, 'salt', iterations, length, name).toString('hex'));
});

test('says what is wrong as OpenSSL’s does', () => {
  const says = (call: string) =>
    python.run(`
import hashlib
try:
    hashlib.pbkdf2_hmac(${call})
except Exception as error:
    says = f"{type(error).__name__}: {error}"
says`);
  expect(says('"md6", b"", b"", 1')).toBe('ValueError: unsupported hash type md6');
  expect(says('"sha256", b"", b"", 0')).toBe('ValueError: iteration value must be greater than 0.');
  expect(says('"sha256", b"", b"", 1, 0')).toBe('ValueError: key length must be greater than 0.');
  expect(says('"sha256", "text", b"", 1')).toMatch(/^TypeError: .*bytes-like object/);
});
