import { expect, test } from 'vitest';
import { followLine, lineMap } from './line-map.ts';

const before = ['import sys', '', 'def f():', '    return 1', ''];
const after = (...lines: string[]) => lines;

test('lines above and below an edit have only moved', () => {
  const where = lineMap(before, after('import sys', 'import os', '', 'def f():', '    return 1', ''));
  expect([1, 2, 3, 4, 5].map(where)).toEqual([1, 3, 4, 5, 6]);
});

test('a line that was changed is not found again, but what was put there stays', () => {
  const changed = after('import sys', '', 'def f():', '    return 2', '');
  expect(lineMap(before, changed)(4)).toBeNull();
  expect(followLine(before, changed)(4)).toBe(4);
});

test('what was put at a line goes with it, and goes away when it is deleted', () => {
  expect(followLine(before, after('def f():', '    return 1', ''))(4)).toBe(2);
  expect(followLine(before, after('import sys', '', 'def f():', ''))(4)).toBeNull();
  expect(followLine(before, after('x'))(4)).toBe(1);
});
