import { expect, test } from 'vitest';
import { linesOf, ownLines } from './lines.ts';

test('lines keep their ends', () => expect(linesOf('a\r\n\r\nb')).toEqual(['a\r\n', '\r\n', 'b']));

test('what only one of two texts has is its own, and what stands in another place is, too', () => {
  const [one, other] = ownLines(['200', 'Date', 'Server: a', 'X', ''], ['200', 'Server: b', 'Date', 'X', '']);
  expect([[...one], [...other]]).toEqual([[2], [1]]);
  const [left, right] = ownLines(['a', 'b'], ['b', 'a']);
  expect(left.size + right.size).toBe(2);
});

test('equal texts have nothing of their own', () =>
  expect(ownLines(['a', 'b'], ['a', 'b']).map((own) => own.size)).toEqual([0, 0]));
