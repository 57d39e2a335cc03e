import { describe, expect, test } from 'vitest';
import { goldenRecordings } from '../testing/golden.node.ts';
import { deepSample, exceptionSample, helloSample, orderSample } from '../testing/samples.ts';
import { hopsOf } from './hops.ts';
import { EVENT_KINDS, HOP_KINDS, kindAt, kindCounts, rowsOf } from './kinds.ts';

const RECORDINGS = [
  ...goldenRecordings(),
  ['hello', helloSample()] as const,
  ['exception', exceptionSample()] as const,
  ['deep', deepSample(5, 20)] as const,
  ['stopped', { ...helloSample(), ended: 'stopped' as const }] as const,
];

describe('kinds of events', () => {
  test.each(RECORDINGS)('%s: the kinds of hops are exactly the hops, all kinds exactly all events', (_, recording) => {
    expect(rowsOf(recording, new Set(HOP_KINDS), null)).toEqual(hopsOf(recording));
    expect(rowsOf(recording, new Set(EVENT_KINDS), null)).toEqual(recording.events.map((__, cursor) => cursor));
    const counts = kindCounts(recording);
    expect(EVENT_KINDS.reduce((sum, kind) => sum + counts[kind], 0)).toBe(recording.events.length);
  });

  test('one kind of one layer', () => {
    const recording = orderSample();
    const calls = rowsOf(recording, new Set(['calls']), 2);
    // Auth is called, calls GZip, is answered by it, and answers.
    expect(calls.map((cursor) => recording.events[cursor]?.type)).toEqual(['call', 'call', 'return', 'return']);
    expect(rowsOf(recording, new Set(), null)).toEqual([]);
    expect(kindAt(recording, 0)).toBe('calls');
  });
});
