// The disk that processes share, without processes.
import { describe, expect, test } from 'vitest';
import { Disk, type DiskFile, Disks, diskChange } from './disk.ts';

const file = (text: string, modified = 1): DiskFile => ({ bytes: new TextEncoder().encode(text), modified });
const texts = (files: Readonly<Record<string, DiskFile | null>>) =>
  Object.fromEntries(Object.entries(files).map(([name, file]) => [name, file && new TextDecoder().decode(file.bytes)]));
const [first, second] = [{}, {}];
const write = (disk: Disk, by: object, files: Readonly<Record<string, DiskFile | null>>) => disk.take(by, { files, left: [] });

describe('a disk', () => {
  test('gives a fresh process all that is on it', () => {
    const disk = new Disk();
    write(disk, first, { 'a.txt': file('a'), 'b/c.txt': file('c') });
    write(disk, first, { 'a.txt': null });
    expect(texts(disk.begin(second))).toEqual({ 'b/c.txt': 'c' });
  });

  test('tells each process what the others have written since, once', () => {
    const disk = new Disk();
    disk.begin(first);
    disk.begin(second);
    write(disk, first, { 'a.txt': file('a'), 'b.txt': file('b') });
    write(disk, first, { 'b.txt': null });
    expect(disk.news(first)).toEqual({});
    expect(texts(disk.news(second))).toEqual({ 'a.txt': 'a', 'b.txt': null });
    expect(disk.news(second)).toEqual({});
    write(disk, second, { 'a.txt': file('A') });
    expect(texts(disk.news(first))).toEqual({ 'a.txt': 'A' });
  });

  test('has room for 16 MB: what is too large is named, and takes nothing else with it', () => {
    const disk = new Disk();
    const large = { bytes: new Uint8Array(17 * 1024 * 1024), modified: 1 };
    write(disk, first, { 'large.bin': large, 'small.txt': file('small') });
    expect(disk.state).toEqual({ files: [{ name: 'small.txt', size: 5 }], left: ['large.bin'] });
    expect(texts(disk.begin(second))).toEqual({ 'small.txt': 'small' });
  });

  test('has room for 500 files', () => {
    const disk = new Disk();
    write(disk, first, Object.fromEntries(Array.from({ length: 510 }, (_, n) => [`${n}.txt`, file('x')])));
    expect([disk.state.files.length, disk.state.left.length]).toEqual([500, 10]);
  });

  test('can be copied: what is written on the copy is not on it', () => {
    const disk = new Disk();
    write(disk, first, { 'a.txt': file('a') });
    const copy = disk.copy();
    expect(texts(copy.begin(second))).toEqual({ 'a.txt': 'a' });
    write(copy, second, { 'a.txt': file('b') });
    expect(texts(disk.begin(second))).toEqual({ 'a.txt': 'a' });
  });
});

describe('what a process says that it wrote', () => {
  test.each(['/etc/passwd', '../up.txt', 'a/../../b', './a', 'a//b', 'a/', '', 'nul\0', 'x'.repeat(401)])(
    'is not believed of %j',
    (name) => {
      expect(diskChange.safeParse({ files: { [name]: file('x') }, left: [] }).success).toBe(false);
    },
  );

  test.each([[{ bytes: 'text', modified: 1 }], [{ bytes: [1, 2], modified: 1 }], ['text'], [{ bytes: new Uint8Array() }]])(
    'is not believed when it is %j',
    (what) => {
      expect(diskChange.safeParse({ files: { 'a.txt': what }, left: [] }).success).toBe(false);
    },
  );

  test('is believed of files in folders, hidden ones, and files that are gone', () => {
    const files = { 'db.sqlite3': file('x'), 'a/b/.hidden': file('x'), 'gone..txt': null };
    expect(diskChange.safeParse({ files, left: ['large.bin'] }).success).toBe(true);
  });
});

describe('the disks of a page', () => {
  test('are told apart by name; without a name each is a new one', () => {
    const disks = new Disks();
    expect(disks.get('a')).toBe(disks.get('a'));
    expect(disks.get('a')).not.toBe(disks.get('b'));
    expect(disks.get(undefined)).not.toBe(disks.get(undefined));
  });

  test('are forgotten when they are wiped, and when others were used more lately', () => {
    const disks = new Disks(2);
    const [a, b] = [disks.get('a'), disks.get('b')];
    disks.get('a');
    disks.get('c');
    expect(disks.get('a')).toBe(a);
    expect(disks.get('b')).not.toBe(b);
    disks.wipe('a');
    expect(disks.get('a')).not.toBe(a);
  });
});
