import { expect, test } from 'vitest';
import { pack, unpack } from './packed.ts';

const MOST = 1_000_000;

test('what was packed comes out again, and is shorter where it repeats itself', async () => {
  for (const text of ['', 'a', 'äöü 🧅 \u0000 "quoted"', 'def application(environ, start_response):\n'.repeat(200)]) {
    const word = await pack(text);
    expect(word).toMatch(/^[A-Za-z0-9_-]*$/);
    expect(await unpack(word, MOST)).toBe(text);
  }
  expect((await pack('start_response '.repeat(1000))).length).toBeLessThan(200);
});

test('of a word that unpacks to more than there is room for nothing comes out', async () => {
  const bomb = await pack('0'.repeat(3_000_000));
  expect(bomb.length).toBeLessThan(5000);
  expect(await unpack(bomb, MOST)).toBeNull();
  expect(await unpack(bomb, 3_000_000)).toHaveLength(3_000_000);
});

test('what is no such word is told by null', async () => {
  const word = await pack('hello, hello, hello');
  for (const broken of ['!', 'a b', '%3Cscript%3E', 'AAAA', word.slice(0, -4), `${word}=`, 'é'])
    expect(await unpack(broken, MOST)).toBeNull();
});
