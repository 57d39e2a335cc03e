import { expect, it } from 'vitest';
import { REST, TRAVEL } from '../../store/playback-slice.ts';
import { areNeighbours, CROSSED, type Facts, hopAtTime } from './clock.ts';

const moments = [0, 3, 4, 9];
const PERIOD = TRAVEL + REST;
const at = (facts: Partial<Facts>) =>
  hopAtTime({ moments, cursor: 3, cameFrom: 0, playing: true, elapsed: 0, period: PERIOD, left: 0, ...facts });

it('crosses the boundary just when the cursor changes', () => {
  expect(at({ elapsed: PERIOD - 1e-6 })).toMatchObject({ from: 3, to: 4, u: expect.closeTo(CROSSED) });
  expect(at({ cursor: 4, cameFrom: 3, elapsed: 0 })).toMatchObject({ from: 3, to: 4, u: expect.closeTo(CROSSED) });
});

it('travels 420 ms and rests 240 ms at speed 1', () => {
  const step = 0.5;
  const moving = Array.from({ length: PERIOD / step }, (_, k) => at({ elapsed: k * step })).filter(Boolean).length * step;
  expect(moving).toBeCloseTo(TRAVEL, -1);
});

it('takes a quarter of the time at speed 4', () => {
  for (const elapsed of [10, 200, 500, 600]) expect(at({ elapsed: elapsed / 4, period: PERIOD / 4 })).toEqual(at({ elapsed }));
});

it('goes on steadily', () => {
  let last = 0;
  for (let elapsed = PERIOD * 0.5; elapsed < PERIOD; elapsed += 5) {
    const u = at({ elapsed })?.u ?? 0;
    expect(u).toBeGreaterThanOrEqual(last);
    expect(u - last).toBeLessThan(0.05);
    last = u;
  }
});

it('rests at the last moment, and at one it was put to', () => {
  expect(at({ cursor: 9, cameFrom: null, elapsed: 650 })).toBeNull();
  expect(at({ cameFrom: null, elapsed: 10 })).toBeNull();
});

it('travels after a single step, either way, and then rests', () => {
  expect(at({ playing: false, elapsed: TRAVEL / 2 })).toEqual({ from: 0, to: 3, u: 0.5 });
  expect(at({ playing: false, cursor: 3, cameFrom: 4, elapsed: TRAVEL / 2 })).toEqual({ from: 4, to: 3, u: 0.5 });
  expect(at({ playing: false, elapsed: TRAVEL })).toBeNull();
});

it('goes back to its rest when one pauses on the way', () => {
  expect(at({ playing: false, left: 0.4, elapsed: 0 })).toEqual({ from: 3, to: 4, u: 0.4 });
  expect(at({ playing: false, left: 0.4, elapsed: 70 })).toEqual({ from: 3, to: 4, u: expect.closeTo(0.2) });
  expect(at({ playing: false, left: 0.4, elapsed: 140 })).toBeNull();
});

it('knows neighbours', () => {
  expect(areNeighbours(moments, 3, 4)).toBe(true);
  expect(areNeighbours(moments, 4, 3)).toBe(true);
  expect(areNeighbours(moments, 0, 4)).toBe(false);
  expect(areNeighbours(moments, 4, 4)).toBe(false);
});
