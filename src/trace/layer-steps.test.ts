import { describe, expect, test } from 'vitest';
import { lazySample, orderSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { hopsOf, linesOf } from './hops.ts';
import { layerStep, turnsOf, type Way } from './layer-steps.ts';
import type { Recording } from './recording.ts';
import { nameOf } from './words.ts';

const order = orderSample();
const hops = hopsOf(order);

function told(recording: Recording, cursor: number | null): string | null {
  const event = cursor === null ? null : recording.events[cursor];
  return event ? `${event.type} ${nameOf(recording, event.span)}` : null;
}

/** By hop, counted from 1 as on the timeline. */
const step = (hop: number, way: Way) => told(order, layerStep(order, hops, hops[hop - 1] ?? -1, way));

describe('four layers, each handing on', () => {
  test('over goes past the call of the layer within, to what comes back', () => {
    // GZip has just been called.
    expect(step(4, 'over')).toBe('return app');
    expect(step(7, 'over')).toBe('start_response GZip');
  });

  test('into goes to the next layer; where no layer is further in, on by one moment, however often', () => {
    expect(step(4, 'into')).toBe('call app');
    expect(step(5, 'into')).toBe('start_response app');
    expect(step(6, 'into')).toBe('return app');
    // GZip calls nobody any more.
    expect(step(7, 'into')).toBe('start_response GZip');
    expect(step(14, 'into')).toBeNull();
  });

  test('out goes to where this turn ends, also when it calls a start_response further out meanwhile', () => {
    expect(step(7, 'out')).toBe('return GZip');
    expect(step(3, 'out')).toBe('return Auth');
  });

  test('at the end there is nowhere to go; where nothing is further out, it is the last moment', () => {
    expect(step(14, 'over')).toBeNull();
    expect(step(1, 'out')).toBe('sent wsgiref');
  });
});

test('line by line, over leaves out all lines of the layers within', () => {
  const trace = record('wsgiref', 'outer app.py:1', 'inner app.py:10').received('GET / HTTP/1.0\r\n\r\n').call('outer');
  trace.open('outer', 1, 'outer', 1).line('outer', 1, 2).call('inner', { line: 2 });
  trace.open('inner', 2, 'inner', 10).line('inner', 2, 11).leave('inner', 2, 11).returns('inner', ['x'], { line: 11 });
  const recording = trace.line('outer', 1, 3).leave('outer', 1, 3).returns('outer', { same: 'inner' }, { line: 3 }).end();
  const lines = linesOf(recording);
  const second = recording.events.findIndex((event) => event.type === 'line');
  const over = layerStep(recording, lines, second, 'over') ?? -1;
  expect(told(recording, over)).toBe('return inner');
  expect(recording.events[layerStep(recording, lines, over, 'over') ?? -1]).toMatchObject({ type: 'line', place: { line: 3 } });
  expect(told(recording, layerStep(recording, lines, second, 'into'))).toBe('call inner');
});

test('a generator has its turn at each pull, and when it is closed', () => {
  const lazy = lazySample();
  const turns = turnsOf(lazy);
  const at = (type: string, nth = 0) => lazy.events.flatMap((event, cursor) => (event.type === type ? [turns[cursor]] : []))[nth];
  // Nothing of Stamp runs before the server pulls; feed is pulled by Stamp.
  expect([at('next'), at('next', 1), at('chunk'), at('chunk', 1), at('sent')]).toEqual([2, 3, 2, 1, 1]);
  const closes = lazy.events.flatMap((event, cursor) => (event.type === 'close' ? [turns[cursor]] : []));
  expect(closes).toEqual([3, 2]);
});
