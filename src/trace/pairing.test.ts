import { expect, test } from 'vitest';
import { orderSample, shortCircuitSample, swappedSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { areAkin, pairingOf } from './pairing.ts';
import type { Recording } from './recording.ts';

/** A stack of these, each called by the one before. */
function stack(...names: string[]): Recording {
  const trace = record('wsgiref', ...names).received('GET / HTTP/1.0\r\n\r\n');
  for (const name of names) trace.call(name);
  for (const name of names.toReversed()) trace.returns(name, ['x']);
  return trace.end();
}
const moved = (here: Recording, there: Recording) =>
  pairingOf(here, there)
    .pairs.filter(({ isMoved }) => isMoved)
    .map(({ name }) => name);

test('of two that changed places both have moved, of one that went far only that one', () => {
  expect(moved(orderSample(), swappedSample())).toEqual(['Auth', 'GZip']);
  expect(moved(stack('b', 'c', 'd', 'a', 'app'), stack('a', 'b', 'c', 'd', 'app'))).toEqual(['a']);
  expect(moved(orderSample(), orderSample())).toEqual([]);
});

test('what only one of them has is told where it stands, or stood', () => {
  const { pairs, placeOf } = pairingOf(stack('a', 'new', 'app'), stack('a', 'gone', 'more', 'app'));
  expect(pairs.map(({ name, here, there }) => [name, here, there])).toEqual([
    ['wsgiref', 0, 0],
    ['a', 1, 1],
    ['gone', null, 2],
    ['more', null, 3],
    ['new', 2, null],
    ['app', 3, 4],
  ]);
  expect(placeOf).toEqual([0, 1, 1, 1, 3]);
});

test('layers that a request never reached are there all the same', () => {
  const { pairs } = pairingOf(shortCircuitSample(), orderSample());
  expect(pairs.map(({ name, isReached }) => [name, isReached.here, isReached.there])).toEqual([
    ['wsgiref', true, true],
    ['Timing', true, true],
    ['Auth', true, true],
    ['GZip', false, true],
    ['app', false, true],
  ]);
});

test('layers that are called alike are told apart by their order, and the server is the server', () => {
  const called = (server: string): Recording => {
    const recording = stack('a', 'b', 'app');
    const layers = recording.layers.map((layer) => ({ ...layer, name: { wsgiref: server, b: 'a' }[layer.name] ?? layer.name }));
    return { ...recording, layers };
  };
  const { pairs } = pairingOf(called('wsgiref'), called('gunicorn'));
  expect(pairs.map(({ here, there }) => [here, there])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test('runs of one program and of another', () => {
  expect(areAkin(orderSample(), swappedSample())).toBe(true);
  expect(areAkin(shortCircuitSample(), orderSample())).toBe(true);
  expect(areAkin(stack('a', 'b', 'app'), stack('a', 'b', 'c', 'app'))).toBe(true);
  expect(areAkin(stack('a', 'b', 'app'), stack('x', 'y', 'app'))).toBe(false);
});
