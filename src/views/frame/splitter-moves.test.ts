// Where a splitter may go.
import { expect, test } from 'vitest';
import { keptWithin, keyMove } from './splitter-moves.ts';

const here = { vertical: false, which: 'before', size: 300, min: 200, most: 500 } as const;

test.each([
  [300, 300],
  [180, 200],
  [100, 200],
  [99, 'fold'],
  [900, 500],
])('dragged to %i it is %s', (wanted, kept) => {
  expect(keptWithin(wanted, 200, 500)).toBe(kept);
});

test('where the window has no room for more, the least size is kept', () => {
  expect(keptWithin(300, 200, 150)).toBe(200);
});

test.each([
  ['ArrowRight', false, 310],
  ['ArrowLeft', false, 290],
  ['ArrowRight', true, 350],
  ['Home', false, 200],
  ['End', false, 500],
  ['ArrowUp', false, null],
  ['a', false, null],
])('%s (Shift: %s) asks for %s', (key, shiftKey, size) => {
  expect(keyMove({ key, shiftKey }, here)).toBe(size);
});

test('an arrow moves the line: a pane after it shrinks as the line goes on', () => {
  const after = { ...here, vertical: true, which: 'after' } as const;
  expect(keyMove({ key: 'ArrowDown', shiftKey: false }, after)).toBe(290);
  expect(keyMove({ key: 'Home', shiftKey: false }, after)).toBe(500);
});
