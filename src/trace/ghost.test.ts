import { expect, test } from 'vitest';
import { orderSample, shortCircuitSample, swappedSample } from '../testing/samples.ts';
import { ghostAt } from './ghost.ts';
import { hopsOf } from './hops.ts';
import type { Cursor, Recording } from './recording.ts';
import { nameOf } from './words.ts';

const find = (recording: Recording, name: string, type: string): Cursor =>
  recording.events.findIndex((event) => event.type === type && nameOf(recording, event.span) === name);

test('a run like the one before: its ghost lies under it and says nothing', () => {
  const recording = orderSample();
  const earlier = structuredClone(recording);
  for (const hop of hopsOf(recording)) {
    expect(ghostAt(recording, earlier, hop)).toMatchObject({ at: hop, packet: null, layers: [], moves: [], crossings: [] });
  }
});

test('layers that changed places: where they stood, and where the packet was at the same event', () => {
  const recording = orderSample();
  const ghost = ghostAt(recording, swappedSample(), find(recording, 'Auth', 'return'));
  expect(ghost.moves).toEqual([
    { skin: 2, from: 3 },
    { skin: 3, from: 2 },
  ]);
  // Auth returns to Timing now, and returned to GZip, which stood where Auth stands.
  expect(ghost.packet).toMatchObject({ text: '1,204 B', stop: { skin: 2, side: 'up' } });
  expect(ghost.now).toMatchObject([{ name: 'Auth', change: { key: 'body', was: '1,204 B', now: '311 B' } }]);
});

test('what differs is told once it has happened, never before', () => {
  const recording = orderSample();
  const earlier = swappedSample();
  const known = hopsOf(recording).map((hop) => ghostAt(recording, earlier, hop).crossings.map(({ change }) => change.key));
  expect(known[0]).toEqual([]);
  expect(known.at(-1)).toEqual(['HTTP_ACCEPT_ENCODING', 'REMOTE_USER', 'body']);
  known.forEach((keys, at) => {
    const before = known[at - 1] ?? [];
    expect(keys.slice(0, before.length)).toEqual(before);
  });
  for (const hop of hopsOf(recording))
    for (const { since } of ghostAt(recording, earlier, hop).crossings) expect(since).toBeLessThanOrEqual(hop);
});

test('an event that the run before did not have has no ghost of a packet, and its path turned where it turned', () => {
  const [recording, earlier] = [orderSample(), shortCircuitSample()];
  const ghost = ghostAt(recording, earlier, find(recording, 'GZip', 'call'));
  expect([ghost.at, ghost.packet, ghost.turn]).toEqual([null, null, 2]);
});
