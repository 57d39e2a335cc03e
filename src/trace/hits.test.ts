import { expect, test } from 'vitest';
import { helloSample, lazySample, orderSample } from '../testing/samples.ts';
import { type Break, breakId } from './breakpoint.ts';
import { allHits, hitsOf, nextHit } from './hits.ts';
import { hopNumber, hopsOf } from './hops.ts';
import type { Recording } from './recording.ts';
import { nameOf } from './words.ts';

const order = orderSample();
const met = (recording: Recording, one: Break) =>
  hitsOf(recording, one).map((at) => `${recording.events[at]?.type} ${nameOf(recording, recording.events[at]?.span ?? null)}`);

test('a line is met each time that it is about to run', () => {
  const hello = helloSample();
  const hits = hitsOf(hello, { kind: 'line', file: 'app.py', line: 3 });
  expect(hits.map((at) => hello.events[at])).toEqual([
    expect.objectContaining({ type: 'line', place: { file: 'app.py', line: 3 } }),
  ]);
  expect(hitsOf(hello, { kind: 'line', file: 'app.py', line: 4 })).toEqual([]);
  expect(hitsOf(hello, { kind: 'line', file: 'other.py', line: 3 })).toEqual([]);
});

test('where no lines were recorded, a line is met where something crosses a boundary there', () => {
  expect(met(order, { kind: 'line', file: 'app.py', line: 29 })).toEqual(['call GZip', 'return Auth']);
});

test("a layer's border is met by all that goes in and comes out", () => {
  expect(met(order, { kind: 'layer', name: 'GZip' })).toEqual(['call GZip', 'start_response GZip', 'return GZip', 'chunk GZip']);
  const lazy = lazySample();
  expect(new Set(met(lazy, { kind: 'layer', name: 'feed' }).map((words) => words.split(' ')[0]))).toEqual(
    new Set(['call', 'return', 'next', 'start_response', 'chunk', 'stop', 'close']),
  );
});

test('a key is met where it changes: in environ, or among the headers', () => {
  expect(met(order, { kind: 'key', key: 'REMOTE_USER' })).toEqual(['call GZip']);
  expect(met(order, { kind: 'key', key: 'content-length' })).toEqual(['start_response app', 'start_response GZip']);
  expect(met(order, { kind: 'key', key: 'X-Nothing' })).toEqual([]);
});

test('a header of the request is watched under its name in environ as well', () => {
  const asHeader = met(order, { kind: 'key', key: 'Accept-Encoding' });
  expect(asHeader).toEqual(['call app']);
  expect(met(order, { kind: 'key', key: 'HTTP_ACCEPT_ENCODING' })).toEqual(asHeader);
  expect(breakId({ kind: 'key', key: 'Accept-Encoding' })).toBe(breakId({ kind: 'key', key: 'HTTP_ACCEPT_ENCODING' }));
});

test('of several, the nearest one is next, either way; none beyond the last', () => {
  const breaks: Break[] = [
    { kind: 'layer', name: 'app' },
    { kind: 'key', key: 'REMOTE_USER' },
  ];
  const hop = (cursor: number | null) => (cursor === null ? null : hopNumber(order, cursor).n);
  const walk = (by: 1 | -1, from: number) => {
    const seen: (number | null)[] = [];
    for (let at: number | null = from; at !== null; at = nextHit(order, breaks, at, by)) seen.push(hop(at));
    return seen.slice(1);
  };
  expect(walk(1, 0)).toEqual([4, 5, 6, 7]);
  expect(walk(-1, order.events.length)).toEqual([7, 6, 5, 4]);
  expect(allHits(order, breaks).map(hop)).toEqual([4, 5, 6, 7]);
  expect(nextHit(order, [], hopsOf(order)[0] ?? 0, 1)).toBeNull();
});
