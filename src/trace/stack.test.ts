import { expect, test } from 'vitest';
import { exceptionSample, lazySample, orderSample, shortCircuitSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import type { Recording } from './recording.ts';
import { skinOfSpan, skinsOf, turnOf } from './stack.ts';

const names = (recording: Recording, previous?: Recording) => skinsOf(recording, previous).map((layer) => layer.name);

test('the server is the outermost skin, the application the innermost', () => {
  expect(names(orderSample())).toEqual(['wsgiref', 'Timing', 'Auth', 'GZip', 'app']);
  expect(names(lazySample())).toEqual(['wsgiref', 'Stamp', 'Gate', 'feed']);
});

test('a short-circuit knows the layers below only from an earlier run of the same stack', () => {
  expect(names(shortCircuitSample())).toEqual(['wsgiref', 'Timing', 'Auth']);
  expect(names(shortCircuitSample(), orderSample())).toEqual(['wsgiref', 'Timing', 'Auth', 'GZip', 'app']);
  expect(names(shortCircuitSample(), exceptionSample())).toEqual(['wsgiref', 'Timing', 'Auth']);
});

test('layers from an earlier run do not take the ids of this one', () => {
  const ids = skinsOf(shortCircuitSample(), orderSample()).map((layer) => layer.id);
  expect(new Set(ids).size).toBe(5);
});

test('a layer that is called twice is one skin', () => {
  const retry = record('wsgiref', 'Retry', 'app')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('Retry')
    .call('app')
    .raises('app', 1, 'OSError', '');
  const recording = retry
    .catches('Retry', 1)
    .call('app', { by: 'Retry' })
    .returns('app', ['ok'])
    .returns('Retry', { same: 'app' })
    .end();
  expect(names(recording)).toEqual(['wsgiref', 'Retry', 'app']);
  expect(recording.spans.map((span) => skinOfSpan(recording, span.id))).toEqual([0, 1, 2, 2]);
  expect(turnOf(recording)).toBe(2);
});
