import { expect, test } from 'vitest';
import { orderSample } from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import { crossingAt } from './crossing.ts';

test('every hop of a request says between whom it lies', () => {
  const recording = orderSample();
  const told = hopsOf(recording).map((cursor, index) => {
    const crossing = crossingAt(recording, cursor);
    return `${index + 1} ${crossing?.title}: ${crossing?.from ?? '-'} > ${crossing?.to ?? '-'}`;
  });
  expect(told).toMatchInlineSnapshot(`
    [
      "1 The request: - > wsgiref",
      "2 Made by wsgiref, going down: - > Timing",
      "3 Through Timing, going down: wsgiref > Auth",
      "4 Through Auth, going down: Timing > GZip",
      "5 Through GZip, going down: Auth > app",
      "6 From app, going up: - > GZip",
      "7 From app, going up: - > GZip",
      "8 Through GZip, going up: app > Timing",
      "9 Through Timing, going up: GZip > wsgiref",
      "10 Through GZip, going up: app > Auth",
      "11 Through Auth, going up: GZip > Timing",
      "12 Through Timing, going up: Auth > wsgiref",
      "13 From GZip, going up: - > wsgiref",
      "14 Sent by wsgiref: - > the client",
    ]
  `);
});
