import { expect, it } from 'vitest';
import { layOut, TIGHT, type Wish } from './callout-layout.ts';
import { calloutLines, countOf, oneLine, textOf, widthOf } from './callout-lines.ts';

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
    expect(Math.min(TIGHT, ...gaps)).toBeGreaterThan(TIGHT - 1e-6);
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

interface Long extends Wish {
  name: string;
  short?: Long;
  sums?: number;
}
const two = (name: string, y: number, rank: number): Long => {
  const long = { name, y, height: 36, rank };
  return { ...long, short: { ...long, height: 21 } };
};
const room = (max: number) => ({
  min: 3,
  max,
  shorter: (wish: Long) => wish.short ?? null,
  sum: (left: readonly Long[]): Long => ({ name: 'rest', y: left[0]?.y ?? 0, height: 21, rank: 1, sums: left.length }),
});

it('says crowded callouts on one line before any stands far from its crossing, and loses none', () => {
  const wishes = Array.from({ length: 9 }, (_, i) => two(`skin ${i}`, 30 + 27 * i, i === 4 ? 0 : 1 + i));
  const placed = layOut(wishes, room(428));
  expect(placed.map(({ wish }) => wish.name)).toEqual(wishes.map(({ name }) => name));
  expect(placed.map(({ wish }) => wish.height)).toEqual([21, 21, 21, 21, 36, 21, 21, 21, 21]);
  expect(Math.max(...placed.map(({ leaderY, wish }) => Math.abs(leaderY - wish.y)))).toBeLessThan(14);
});

it('keeps whole what has room, beside a crowd', () => {
  const crowd = Array.from({ length: 4 }, (_, i) => two(`crowd ${i}`, 40 + 20 * i, 2));
  const placed = layOut([...crowd, two('alone', 300, 2)], room(428));
  expect(placed.map(({ wish }) => wish.height)).toEqual([21, 21, 21, 21, 36]);
});

it('sums up what has no place at all, however little there is', () => {
  for (let max = 60; max < 400; max += 13) {
    const wishes = Array.from({ length: 20 }, (_, i) => two(`skin ${i}`, (max * i) / 20, i));
    const placed = layOut(wishes, room(max));
    const summed = placed.reduce((sum, { wish }) => sum + (wish.sums ?? 0), 0);
    expect(placed.filter(({ wish }) => wish.sums === undefined).length + summed).toBe(20);
    expect(placed.some(({ wish }) => wish.name === 'skin 0')).toBe(true);
  }
});

it('says several changes on one line as their count and their names', () => {
  const change = (key: string) => ({ what: 'header', sign: '+', key, now: 'a' }) as const;
  expect(textOf(oneLine([change('X-One')], 170))).toBe('+ X-One a');
  expect(textOf(oneLine([change('X-One'), change('X-Two')], 170))).toBe('+2 X-One, X-Two');
  expect(widthOf([oneLine([change('X-One'), change('X-Two'.repeat(9))], 120)])).toBeLessThanOrEqual(120);
});
