import { expect, test } from 'vitest';
import { diskInWords, isDatabase, memoryInWords } from './disk-words.ts';

const outcome = {
  raw: new Uint8Array(),
  end: 'closed',
  process: 2,
  recording: null,
  log: {},
  environ: null,
  exited: null,
} as const;

test.each([
  [1, '1 byte'],
  [999, '999 bytes'],
  [12_288, '12 kB'],
  [1_500_000, '1.5 MB'],
  [67_108_864, '67 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(memoryInWords({ ...outcome, memory: bytes })).toBe(`Process 2 takes ${words}.`);
});

test('a disk names the first of its files, and counts the others', () => {
  const files = ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'].map((name) => ({ name, size: 1000 }));
  expect(diskInWords({ files, left: [] })).toMatch(
    /^5 files beside the project’s own, 5 kB: a\.txt, b\.txt, c\.txt and 2 others\./,
  );
  expect(diskInWords({ files: files.slice(0, 1), left: [] })).toMatch(/^1 file .*: a\.txt\. /);
});

test('a disk without room says what is gone', () => {
  expect(diskInWords({ files: [], left: ['big.bin'] })).toMatch(/There was no room for big\.bin/);
});

test('an empty disk says what would stay', () => {
  expect(diskInWords({ files: [], left: [] })).toMatch(/^Nothing but .* stays when the server restarts\.$/);
});

test('memory is told of the process that answered, while it lives', () => {
  expect(memoryInWords({ ...outcome, memory: 67_108_864 })).toBe('Process 2 takes 67 MB.');
  expect(memoryInWords({ ...outcome, memory: null, exited: 3 })).toBeNull();
  expect(memoryInWords(null)).toBeNull();
});

test('a disk with nothing but a database on it is one', () => {
  const disk = (...names: string[]) => ({ files: names.map((name) => ({ name, size: 1 })), left: [] });
  expect([disk('db.sqlite3'), disk('a.db', 'b.sqlite'), disk(), disk('db.sqlite3', 'a.txt')].map(isDatabase)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
