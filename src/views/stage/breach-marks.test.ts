import { describe, expect, it } from 'vitest';
import { breachMarks } from './breach-marks.ts';
import { plate } from './plate.ts';

const brokenOn = (rail: 'down' | 'up', skins: number) => Array.from({ length: skins }, (_, skin) => ({ skin, rail }));

describe('the marks of broken rules', () => {
  it('stand at every crossing of a shallow onion', () => {
    const { geometry } = plate({ width: 680, height: 428, levels: [...Array(5).keys()], focus: 0, turn: 4 });
    expect(breachMarks(geometry, brokenOn('down', 5))).toHaveLength(5);
  });

  it.each(['down', 'up'] as const)('never cover each other where a hundred skins are folded, going %s', (rail) => {
    const { geometry } = plate({ width: 680, height: 428, levels: [...Array(100).keys()], focus: 40, turn: 99 });
    const marks = breachMarks(geometry, brokenOn(rail, 100));
    const heights = marks.map(({ y }) => y).toSorted((a, b) => a - b);
    expect(marks.length).toBeGreaterThan(2);
    expect(Math.min(...heights.slice(1).map((y, nth) => y - (heights[nth] ?? 0)))).toBeGreaterThanOrEqual(18);
  });

  it('may stand side by side on both rails', () => {
    const { geometry } = plate({ width: 680, height: 428, levels: [...Array(2).keys()], focus: 0, turn: 1 });
    expect(breachMarks(geometry, [...brokenOn('down', 2), ...brokenOn('up', 2)])).toHaveLength(4);
  });
});
