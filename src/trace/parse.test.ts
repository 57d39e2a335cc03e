import { expect, test } from 'vitest';
import * as samples from '../testing/samples.ts';
import { helloSample } from '../testing/samples.ts';
import { parseRecording } from './parse.ts';
import type { Recording } from './recording.ts';

/** A recording as it would come over a border, changed by hand. */
function broken(change: (recording: Recording) => void): unknown {
  const copy = structuredClone(helloSample());
  change(copy);
  return copy;
}
const eventOf = (recording: Recording, type: string): Record<string, unknown> =>
  recording.events.find((event) => event.type === type) ?? {};

test('every sample is a recording, and comes through as it is', () => {
  for (const sample of [
    samples.helloSample(),
    samples.orderSample(),
    samples.lazySample(),
    samples.exceptionSample(),
    samples.strBodySample(),
    samples.deepSample(30),
  ]) {
    expect(parseRecording(structuredClone(sample))).toEqual(sample);
  }
});

test.each<[string, unknown, RegExp]>([
  ['something else', { hello: 1 }, /no recording: it has no version/],
  ['nothing', null, /no version/],
  ['a later format', broken((r) => Object.assign(r, { version: 9 })), /has format 9; this Onionskin reads format 1/],
  [
    'a field too many',
    broken((r) => Object.assign(eventOf(r, 'enter'), { extra: 1 })),
    /events\[2\] has a field too many: extra/,
  ],
  [
    'a type nobody knows',
    broken((r) => Object.assign(eventOf(r, 'enter'), { type: 'entre' })),
    /events\[2\]\.type is none of the forms/,
  ],
  [
    'a field of another type',
    broken((r) => Object.assign(eventOf(r, 'enter'), { at: 'now' })),
    /events\[2\]\.at is not a number/,
  ],
  [
    'a span that is not there',
    broken((r) => Object.assign(eventOf(r, 'enter'), { span: 7 })),
    /events\[2\] \(enter\): there is no span 7/,
  ],
  ['a body that is not there', broken((r) => Object.assign(eventOf(r, 'next'), { body: 7 })), /\(next\): there is no body 7/],
  [
    'bytes that are not there',
    broken((r) => Object.assign(eventOf(r, 'chunk'), { bytes: 99 })),
    /\(chunk\): there is no block of bytes 99/,
  ],
  [
    'parts that do not add up',
    broken((r) => Object.assign(eventOf(r, 'sent'), { parts: [{ from: 'server', size: 3 }] })),
    /add up to 3 bytes/,
  ],
  [
    'a size that is none',
    broken((r) => Object.assign(eventOf(r, 'chunk'), { size: 5 })),
    /its size is 5, and 5 bytes of it are kept/,
  ],
  [
    'a part from the future',
    broken((r) => Object.assign(eventOf(r, 'sent'), { parts: [{ from: 90, size: 139 }] })),
    /event 90, which is not before it/,
  ],
  [
    'a span inside itself',
    broken((r) => Object.assign(r.spans[1] ?? {}, { parent: 1 })),
    /spans\[1\]: its parent 1 is not an earlier span/,
  ],
  [
    'a stack without a server',
    broken((r) => Object.assign(r.layers[0] ?? {}, { kind: 'wsgi' })),
    /layers\[0\]: it is not the server/,
  ],
])('%s is refused, and why', (_, data, why) => {
  expect(() => parseRecording(data)).toThrow(why);
});
