import { expect, test } from 'vitest';
import { Dice, randomRecordings } from '../testing/random-recording.ts';
import { deepSample, lazySample, orderSample, shortCircuitSample, swappedSample } from '../testing/samples.ts';
import { alignmentOf, beatAt } from './alignment.ts';
import { hopsOf } from './hops.ts';
import { sameEvent } from './match.ts';
import type { Cursor, Recording } from './recording.ts';
import { nameOf } from './words.ts';

const said = (recording: Recording, cursor: Cursor) => {
  const event = recording.events[cursor];
  return `${event?.type} ${nameOf(recording, event?.span ?? null)}`;
};
/** Each beat as what happens in it: here, there, or in both. */
const told = (here: Recording, there: Recording) =>
  alignmentOf(here, there).map(({ moves, ...beat }) => {
    if (moves === 'both') return said(here, beat.here);
    return moves === 'here' ? `${said(here, beat.here)} | ·` : `· | ${said(there, beat.there)}`;
  });

test('two layers changed places: one keeps in step, at the hops of the other one waits', () => {
  const beats = told(orderSample(), swappedSample());
  expect(beats.slice(0, 6)).toEqual([
    'received wsgiref',
    'call Timing',
    '· | call GZip',
    'call Auth',
    'call GZip | ·',
    'call app',
  ]);
  // On the way up three hops keep in step, so Auth's return is the one that comes earlier there.
  expect(beats.slice(6)).toEqual([
    'start_response app',
    'return app',
    '· | return Auth',
    '· | chunk app',
    'start_response GZip',
    'start_response Timing',
    'return GZip',
    'return Auth | ·',
    'return Timing',
    'chunk GZip',
    'sent wsgiref',
  ]);
});

test('a run against itself never waits', () => {
  for (const recording of [orderSample(), lazySample(), deepSample(4, 9)]) {
    const beats = alignmentOf(recording, structuredClone(recording));
    expect(beats.map(({ here, there, moves }) => [here, there, moves])).toEqual(
      hopsOf(recording).map((hop) => [hop, hop, 'both']),
    );
  }
});

test('while one goes further in, the other waits, and both answer at the same beat', () => {
  const beats = told(orderSample(), shortCircuitSample());
  expect(beats).toContain('call GZip | ·');
  expect(beats).toContain('call app | ·');
  expect(beats).toContain('start_response Timing');
  expect(beats).toContain('sent wsgiref');
});

const PAIRS: readonly (readonly [string, Recording, Recording])[] = [
  ['another order', orderSample(), swappedSample()],
  ['a shorter stream', deepSample(3, 12), deepSample(5, 7)],
  ['a stranger', orderSample(), lazySample()],
  ...randomRecordings().flatMap(([name, recording], at, all) => {
    const other = all[new Dice(at + 1).upTo(all.length) - 1];
    return other === undefined ? [] : [[`${name} and ${other[0]}`, recording, other[1]] as const];
  }),
];

test.each(PAIRS)('%s: each hop once, in order, nobody ahead of the clock', (_, here, there) => {
  const beats = alignmentOf(here, there);
  const moved = (side: 'here' | 'there') =>
    beats.filter(({ moves }) => moves === 'both' || moves === side).map((beat) => beat[side]);
  expect(moved('here')).toEqual(hopsOf(here));
  expect(moved('there')).toEqual(hopsOf(there));
  for (const beat of beats) if (beat.moves === 'both') expect(sameEvent(here, beat.here, there)).toBe(beat.there);
  beats.forEach((beat, n) => {
    if (beat.moves !== 'there') expect(beatAt(beats, 'here', beat.here)).toBe(n);
    if (beat.moves !== 'here') expect(beatAt(beats, 'there', beat.there)).toBe(n);
  });
});

test('a moment between two hops is at the beat of the hop before it', () => {
  const beats = alignmentOf(orderSample(), swappedSample());
  const hops = hopsOf(orderSample());
  const between = (hops[3] ?? 0) + 1;
  expect(hops).not.toContain(between);
  expect(beats[beatAt(beats, 'here', between)]?.here).toBe(hops[3]);
  expect(beatAt(beats, 'here', 0)).toBe(0);
});
