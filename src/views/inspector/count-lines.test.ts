import { expect, it } from 'vitest';
import type { Printed } from '../../trace/console-at.ts';
import { countLines } from './count-lines.ts';

const print = (text: string): Printed => ({ stream: 'stdout', text, event: 0, place: null });

it('counts lines as they stand on screen, not calls of print', () => {
  expect(countLines([])).toBe(0);
  expect(countLines([print('one\n'), print('half a line'), print('Traceback:\n  File\nKeyError\n')])).toBe(5);
  expect(countLines([print('\n')])).toBe(1);
});
