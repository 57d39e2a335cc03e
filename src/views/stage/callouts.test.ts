import { expect, it } from 'vitest';
import { GAP, layOut, type Wish } from './callout-layout.ts';
import { calloutLines, countOf, textOf, widthOf } from './callout-lines.ts';

const said = (...args: Parameters<typeof calloutLines>) => calloutLines(...args).map(textOf);

it('puts a change on one line where there is room, and its value on its own line where there is not', () => {
  const change = { what: 'header', sign: '+', key: 'Content-Encoding', now: 'gzip' } as const;
  expect(said([change], 170)).toEqual(['+ Content-Encoding gzip']);
  expect(said([change], 150)).toEqual(['+ Content-Encoding', 'gzip']);
  expect(said([change], 110)).toEqual(['+ Content-Enc…', 'gzip']);
});

it('says a body that changed with both sizes, and what is gone by its name alone', () => {
  expect(said([{ what: 'body', sign: '~', key: 'body', was: '1,204 B', now: '311 B', sizes: [1204, 311] }], 170)).toEqual([
    '~ body 1,204 → 311 B',
  ]);
  expect(said([{ what: 'environ', sign: '-', key: 'HTTP_X', was: "'1'" }], 170)).toEqual(['− HTTP_X']);
});

it('keeps to three lines: more become "and 4 more"', () => {
  const changes = Array.from({ length: 6 }, (_, i) => ({ what: 'header', sign: '+', key: `X-${i}`, now: 'a' }) as const);
  expect(said(changes, 170)).toEqual(['+ X-0 a', '+ X-1 a', 'and 4 more']);
});

it('shortens a status to its number before anything is cut', () => {
  expect(said([{ what: 'status', sign: '', key: 'status', now: '500 Internal Server Error' }], 110)).toEqual(['status 500']);
});

it('never needs more width than it was given', () => {
  const long = { what: 'environ', sign: '+', key: 'HTTP_'.repeat(9), now: `'${'x'.repeat(80)}'` } as const;
  for (let width = 80; width < 400; width += 7) expect(widthOf(calloutLines([long, long], width))).toBeLessThanOrEqual(width);
});

it('folds changes to a count with their common sign', () => {
  const change = (sign: '+' | '-' | '~' | '') => ({ what: 'header', sign, key: 'X', now: 'a' }) as const;
  expect(countOf([change('+'), change('+')])).toBe('+2');
  expect(countOf([change('-')])).toBe('−1');
  expect(countOf([change('+'), change('~'), change('+')])).toBe('~3');
  expect(countOf([change('')])).toBe('1');
});

/** Numbers that look random and are the same on every run. */
function* dice(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

it('never lets callouts overlap or leave the margin, however many want the same place', () => {
  const roll = dice(7);
  for (let round = 0; round < 400; round++) {
    const count = 1 + Math.floor(roll.next().value * 40);
    const height = 250 + roll.next().value * 600;
    const wishes: Wish[] = Array.from({ length: count }, (_, i) => ({
      y: roll.next().value * height,
      height: 21 + 15 * Math.floor(roll.next().value * 3),
      rank: i,
    }));
    const placed = layOut(wishes, { min: 3, max: height - 3 });
    const gaps = placed.slice(1).map((next, k) => next.top - ((placed[k]?.top ?? 0) + (placed[k]?.wish.height ?? 0)));
    expect(Math.min(GAP, ...gaps)).toBeGreaterThan(GAP - 1e-6);
    expect(Math.min(...placed.map(({ top }) => top))).toBeGreaterThan(3 - 1e-6);
    expect(Math.max(...placed.map(({ top, wish }) => top + wish.height))).toBeLessThan(height - 3 + 1e-6);
    expect(placed.every(({ top, leaderY, wish }) => leaderY >= top && leaderY <= top + wish.height)).toBe(true);
    expect(placed.some(({ wish }) => wish === wishes[0])).toBe(true);
  }
});

it('leaves a callout at its crossing when nothing is in its way', () => {
  const [placed] = layOut([{ y: 200, height: 36, rank: 0 }], { min: 3, max: 400 });
  expect(placed).toMatchObject({ top: 182, leaderY: 200 });
});
