import { expect, test } from 'vitest';
import { lineDiff } from './line-diff.ts';

/** "-old +new  same" */
const told = (before: string, after: string): string =>
  lineDiff(before.split(' '), after.split(' '))
    .map(({ kind, text }) => `${kind === 'same' ? '' : kind === 'new' ? '+' : '-'}${text}`)
    .join(' ');

test.each([
  ['a b c', 'a b c', 'a b c'],
  ['a b c', 'a x c', 'a -b +x c'],
  ['a b c', 'a c', 'a -b c'],
  ['a c', 'a b c', 'a +b c'],
  ['a b c d', 'b c d e', '-a b c d +e'],
  ['a b a b', 'b a b a', '-a b a b +a'],
  ['a', 'b', '-a +b'],
])('from %s to %s: %s', (before, after, says) => expect(told(before, after)).toBe(says));

test('each text can be read back from it', () => {
  const before = 'one two two three four six'.split(' ');
  const after = 'zero two three three five six seven'.split(' ');
  const lines = lineDiff(before, after);
  expect(lines.filter(({ kind }) => kind !== 'new').map(({ text }) => text)).toEqual(before);
  expect(lines.filter(({ kind }) => kind !== 'gone').map(({ text }) => text)).toEqual(after);
});

test('what is too long to be compared is gone, and new', () => {
  const many = (word: string) => ['same', ...Array.from({ length: 1500 }, (_, nth) => `${word} ${nth}`), 'end'];
  const lines = lineDiff(many('old'), many('new'));
  expect(lines.map(({ kind }) => kind)).toEqual([
    'same',
    ...Array.from({ length: 1500 }, () => 'gone'),
    ...Array.from({ length: 1500 }, () => 'new'),
    'same',
  ]);
});
