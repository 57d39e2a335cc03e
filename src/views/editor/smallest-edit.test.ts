import { expect, test } from 'vitest';
import { smallestEdit } from './smallest-edit.ts';

const apply = (before: string, after: string) => {
  const edit = smallestEdit(before, after);
  return edit ? before.slice(0, edit.from) + edit.text + before.slice(edit.to) : before;
};

test('equal texts need no edit', () => {
  expect(smallestEdit('a = 1\n', 'a = 1\n')).toBeNull();
});

test('only what differs is touched', () => {
  expect(smallestEdit('app = Timing(Auth(app))', 'app = Timing(GZip(app))')).toEqual({ from: 13, to: 17, text: 'GZip' });
});

test('the edit always leads to the new text, also where beginning and end overlap', () => {
  for (const [before, after] of [
    ['aaa', 'aa'],
    ['aa', 'aaa'],
    ['', 'x'],
    ['x', ''],
    ['abab', 'ab'],
    ['one\ntwo\n', 'two\none\n'],
  ] as const) {
    expect(apply(before, after)).toBe(after);
  }
});
