import { expect, test } from 'vitest';
import { exceptionSample, orderSample, shortCircuitSample, swappedSample } from '../testing/samples.ts';
import { differencesOf } from './differences.ts';
import type { Recording } from './recording.ts';
import { plain } from './say.ts';
import { differenceSentence, layerSentence } from './sentence-differs.ts';

const SIDES = { earlier: 'run 6' };
const sentences = (here: Recording, there: Recording) => {
  const { layers, crossings } = differencesOf(here, there);
  return [
    ...layers.map((one) => plain(layerSentence(one, { here, there }, SIDES))),
    ...crossings.map((one) => plain(differenceSentence(one, SIDES))),
  ];
};

test('another order', () => {
  expect(sentences(orderSample(), swappedSample())).toEqual([
    '`Auth` stands inside `Timing` now, inside `GZip` in run 6.',
    '`GZip` stands inside `Auth` now, inside `Timing` in run 6.',
    "`Auth` gets `HTTP_ACCEPT_ENCODING` only now: `'gzip, br'`.",
    "`GZip` gets `REMOTE_USER` only now: `'ada'`.",
    '`Auth` hands up the body `311 B` now, `1,204 B` in run 6.',
  ]);
});

test('a request that turns round early', () => {
  const said = sentences(shortCircuitSample(), orderSample());
  expect(said).toContain('`GZip` is called only in run 6.');
  expect(said).toContain('`Auth` calls `start_response` only now.');
  expect(said).toContain('`Timing` gives the status `401 Unauthorized` now, `200 OK` in run 6.');
  expect(said).toContain('The client gets the status `401 Unauthorized` now, `200 OK` in run 6.');
  expect(said).toContain('The client gets `Content-Encoding` only in run 6: `gzip`.');
});

test('an exception', () => {
  const said = sentences(exceptionSample(), orderSample());
  expect(said).toContain('`KeyError` leaves `app` only now.');
  expect(said).toContain('`Errors` catches an exception only now.');
  expect(said).toContain('The request has the line `GET /cart HTTP/1.1` now, `GET /hello HTTP/1.1` in run 6.');
});
