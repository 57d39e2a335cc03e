import { expect, test } from 'vitest';
import { recall } from './recall.ts';

const lines = ['check', 'migrate', 'migrate', 'help'];

test('up goes to older lines as far as there are any, down back to what was being typed', () => {
  expect(recall(lines, 'mig', 1)).toEqual({ line: 'help', back: 1 });
  expect(recall(lines, 'mig', 2)).toEqual({ line: 'migrate', back: 2 });
  expect(recall(lines, 'mig', 3)).toEqual({ line: 'check', back: 3 });
  expect(recall(lines, 'mig', 4)).toEqual({ line: 'check', back: 3 });
  expect(recall(lines, 'mig', 0)).toEqual({ line: 'mig', back: 0 });
  expect(recall(lines, 'mig', -1)).toEqual({ line: 'mig', back: 0 });
  expect(recall([], 'mig', 1)).toEqual({ line: 'mig', back: 0 });
});
