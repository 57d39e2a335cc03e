// Whose code runs when: in a lane nothing overlaps, at any moment exactly one layer runs, and the times add up to the whole.
import { describe, expect, test } from 'vitest';
import { goldenRecording, goldenRecordings } from '../testing/golden.node.ts';
import { Dice, randomRecordings } from '../testing/random-recording.ts';
import { deepSample, exceptionSample, helloSample, lazySample, orderSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { clockOf } from './control.ts';
import { barsOf, lanesOf, spentAt, stretchAt } from './lanes.ts';
import type { Recording } from './recording.ts';
import { skinsOf } from './stack.ts';
import { timesOf } from './times.ts';

/** In a golden recording times are masked: here each event takes one millisecond. */
const timed = (recording: Recording): Recording => ({
  ...recording,
  events: recording.events.map((event, at) => ({ ...event, at })),
});

const RECORDINGS: readonly (readonly [name: string, recording: Recording])[] = [
  ...goldenRecordings().map(([name, recording]) => [name, timed(recording)] as const),
  ['the hello sample', helloSample()],
  ['the order sample', orderSample()],
  ['the lazy sample', lazySample()],
  ['the exception sample', exceptionSample()],
  ['a deep stack with a stream', deepSample(6, 60)],
  ...randomRecordings(),
];

describe('in every recording', () => {
  test.each(RECORDINGS)('%s: nothing overlaps in a lane, and one layer runs at a time', (_, recording) => {
    const lanes = lanesOf(recording);
    const runs = new Uint8Array(Math.max(0, recording.events.length - 1));
    for (const [skin, { stretches }] of lanes.entries()) {
      let end = 0;
      for (const { state, from, to } of stretches) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
        if (state === 'runs') for (let at = from; at < to; at += 1) runs[at] = (runs[at] ?? 0) + 1;
      }
      expect(end).toBeLessThan(Math.max(1, recording.events.length));
      for (const [nth, bar] of (barsOf(recording)[skin] ?? []).entries())
        expect(bar.from).toBeGreaterThan(barsOf(recording)[skin]?.[nth - 1]?.to ?? -1);
    }
    expect([...runs]).toEqual(new Array(runs.length).fill(1));
  });

  test.each(RECORDINGS)('%s: what calls took themselves, and waited, is the whole time', (_, recording) => {
    const whole = clockOf(recording).at(-1) ?? 0;
    const times = timesOf(recording);
    expect(times.reduce((sum, { self, waited }) => sum + self + waited, 0)).toBeCloseTo(whole, 6);
    for (const { self, total, waited, suspended } of times) {
      expect(Math.min(self, waited, suspended)).toBeGreaterThanOrEqual(0);
      expect(total + 1e-6).toBeGreaterThanOrEqual(self + waited);
    }
    const last = recording.events.length - 1;
    const layers = skinsOf(recording).map((_layer, skin) => spentAt(recording, skin, last));
    expect(layers.reduce((sum, { self, waited }) => sum + self + waited, 0)).toBeCloseTo(whole, 6);
  });

  test.each(RECORDINGS)('%s: up to a moment is spent what was spent until then, and never less than before', (_, recording) => {
    const dice = new Dice(recording.events.length);
    const skins = skinsOf(recording).length;
    for (let jump = 0; jump < 20; jump += 1) {
      const cursor = dice.upTo(recording.events.length);
      const past = clockOf(recording)[cursor] ?? 0;
      const spent = Array.from({ length: skins }, (__, skin) => spentAt(recording, skin, cursor));
      expect(spent.reduce((sum, { self, waited }) => sum + self + waited, 0)).toBeCloseTo(past, 6);
      for (let skin = 0; skin < skins; skin += 1) {
        const later = spentAt(recording, skin, cursor + dice.upTo(9));
        for (const key of ['self', 'total', 'waited', 'suspended'] as const)
          expect(later[key] + 1e-9).toBeGreaterThanOrEqual(spent[skin]?.[key] ?? 0);
      }
    }
  });
});

/** The states of a layer's lane, one letter for each event: runs, waits, suspended. */
function letters(recording: Recording, skin: number): string {
  return recording.events.map((_, cursor) => stretchAt(recording, skin, cursor)?.state[0] ?? '.').join('');
}

describe('what is known of a stack of generators', () => {
  const recording = timed(goldenRecording('lazy-middleware'));
  const [server, upper, application] = timesOf(recording);

  test('a generator is suspended from its making to its first pull, and from each chunk to the next pull', () => {
    //                                   0123456789012345678901234567
    expect(letters(recording, 0)).toBe('rrrwwwwwwwwrrrrrrwwwrrwwwrr.');
    expect(letters(recording, 1)).toBe('..srrrrwwwrssssssrwrssrwr...');
    expect(letters(recording, 2)).toBe('......srrrssssssssrssssr....');
  });

  test('what it stood still for is no time of its own', () => {
    expect(server).toEqual({ self: 13, total: 27, waited: 0, suspended: 0 });
    expect(upper).toEqual({ self: 9, total: 14, waited: 0, suspended: 9 });
    expect(application).toEqual({ self: 5, total: 5, waited: 0, suspended: 13 });
  });
});

test('waiting for the client is no time of its own', () => {
  const [, application] = timesOf(timed(goldenRecording('blocked-read')));
  expect(application).toMatchObject({ waited: 1 });
  expect(application?.self).toBe((application?.total ?? 0) - 1);
});

test('of a sleep, what goes beyond it is its own time again', () => {
  const trace = record('wsgiref', 'app app.py:1').received('GET / HTTP/1.0\r\n\r\n').call('app').waits('app', 'sleep', 0.04);
  const [, app] = timesOf(trace.startResponse('app', '200 OK').returns('app', []).end());
  expect(app?.waited).toBeCloseTo(0.04, 9);
  expect(app?.self).toBeCloseTo((app?.total ?? 0) - 0.04, 9);
});

test('while write() sends, it is the server that runs, and the application that waits', () => {
  const recording = timed(goldenRecording('write'));
  //                                   01234567890123456
  expect(letters(recording, 0).slice(0, 11)).toBe('rwwwrrrrrwr');
  expect(letters(recording, 1).slice(0, 11)).toBe('.rrrwwwwwr.');
});

test('an exception leaves the layers it crosses, and the one that catches it goes on', () => {
  const recording = timed(goldenRecording('exception-caught'));
  expect(letters(recording, 2).slice(0, 9)).toBe('...rrr...');
  expect(letters(recording, 1).slice(0, 10)).toBe('.rrwwwrrr.');
});

test('who hands on its start_response runs while it is called, and whoever called it after that', () => {
  const recording = orderSample();
  const at = recording.events.flatMap(({ type }, cursor) => (type === 'start_response' ? [cursor] : []));
  // app's goes to GZip, which only keeps it; GZip's to Timing, which hands it on.
  expect(at.map((cursor) => [1, 3, 4].filter((skin) => stretchAt(recording, skin, cursor)?.state === 'runs'))).toEqual([
    [4],
    [1],
    [3],
  ]);
});
