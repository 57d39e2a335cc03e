import { expect, test } from 'vitest';
import { helloSample, lazySample, orderSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { hopAt, hopNumber, hopsOf, linesOf, momentsOf, neighbourOf } from './hops.ts';
import type { Recording } from './recording.ts';

const typesAt = (recording: Recording, cursors: readonly number[]) =>
  cursors.map((cursor) => recording.events[cursor]?.type).join(' ');

test('a list takes one hop for its chunk, and none for being asked or for being empty', () => {
  const hello = helloSample();
  expect(typesAt(hello, hopsOf(hello))).toBe('received call start_response return chunk sent');
});

test('the four layers of the order lesson take fourteen hops, as drawn', () => {
  const order = orderSample();
  expect(hopsOf(order)).toHaveLength(14);
  expect(typesAt(order, hopsOf(order))).toBe(
    'received call call call call start_response return start_response start_response return return return chunk sent',
  );
});

test('a generator shows each pull, each chunk, its end and its close', () => {
  const lazy = lazySample();
  expect(typesAt(lazy, hopsOf(lazy).slice(-8))).toBe('chunk sent next next stop close stop close');
});

test('flushes that follow directly on each other are one hop, at the last of them', () => {
  const trace = record('wsgiref', 'app').received('GET / HTTP/1.0\r\n\r\n').call('app').returns('app', ['a', 'b']);
  trace.sent(['server', 'head']).sent(['server', 'more']).pulls('app', 'a').sent(['chunk', 'a']).sent(['server', '!']);
  const recording = trace.end();
  expect(typesAt(recording, hopsOf(recording))).toBe('received call return sent chunk sent');
  expect(hopsOf(recording).at(-1)).toBe(recording.events.length - 1);
});

test('a stopped run ends at the very line it was in', () => {
  const trace = record('wsgiref', 'app app.py:1').received('GET / HTTP/1.0\r\n\r\n').call('app');
  const recording = trace.open('app', 1, 'app', 1).line('app', 1, 2).line('app', 1, 3).end('stopped');
  expect(typesAt(recording, hopsOf(recording))).toBe('received call line');
});

test('line by line also stops where functions of the user begin and end', () => {
  const hello = helloSample();
  expect(typesAt(hello, linesOf(hello))).toBe('received call open line start_response line leave return chunk sent');
});

test('frames of libraries are folded unless all lines are asked for', () => {
  const hello = helloSample();
  const events = hello.events.map((event) =>
    event.type === 'open' || event.type === 'leave'
      ? { ...event, place: { file: '/lib/python314.zip/json/x.py', line: 3 } }
      : event,
  );
  const recording = { ...hello, events };
  expect(typesAt(recording, momentsOf(recording, 'lines'))).toBe('received call line start_response line return chunk sent');
  expect(momentsOf(recording, 'all')).toEqual(linesOf(hello));
  expect(momentsOf(recording, 'hops')).toEqual(hopsOf(hello));
});

test('stepping goes from hop to hop, also from between them, and stays inside', () => {
  const hello = helloSample();
  const [received = -1, call = -1, start = -1] = hopsOf(hello);
  expect(neighbourOf(hopsOf(hello), received, 1)).toBe(call);
  expect(neighbourOf(hopsOf(hello), call + 1, 1)).toBe(start);
  expect(neighbourOf(hopsOf(hello), call + 1, -1)).toBe(call);
  expect(neighbourOf(hopsOf(hello), call, -1)).toBe(received);
  expect(neighbourOf(hopsOf(hello), received, -1)).toBeNull();
  expect(neighbourOf(hopsOf(hello), hopsOf(hello).at(-1) ?? -1, 1)).toBeNull();
  expect(hello.events[neighbourOf(momentsOf(hello, 'lines'), call, 1) ?? -1]?.type).toBe('open');
});

function walk(hops: readonly number[], start: number | undefined, by: 1 | -1): number[] {
  const visited: number[] = [];
  for (let at = start ?? null; at !== null; at = neighbourOf(hops, at, by)) visited.push(at);
  return visited;
}

test('stepping forwards through everything and backwards again visits the same hops', () => {
  for (const recording of [helloSample(), orderSample(), lazySample()]) {
    const hops = hopsOf(recording);
    expect(walk(hops, hops[0], 1)).toEqual(hops);
    expect(walk(hops, hops.at(-1), -1)).toEqual(hops.toReversed());
  }
});

test('a moment between two hops belongs to the one before', () => {
  const order = orderSample();
  const hops = hopsOf(order);
  expect(hopNumber(order, hops[9] ?? 0)).toEqual({ n: 10, of: 14 });
  expect(hopNumber(order, order.events.length - 1)).toEqual({ n: 14, of: 14 });
  expect(hopAt(order, (hops[1] ?? 0) + 1)).toBe(hops[1]);
  expect(hopAt(order, order.events.length - 1)).toBe(hops.at(-1));
});
