import { expect, test } from 'vitest';
import { helloSample, lazySample, orderSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { mask, maskText } from './mask.ts';
import { parseRecording } from './parse.ts';
import type { Recording } from './recording.ts';
import { responseAt } from './response-at.ts';

/** The same request a day later, on another machine: other clock, date, Python, identities. */
function anotherDay(recording: Recording): Recording {
  const text = JSON.stringify(recording)
    .replaceAll('22 Nov 2026 13:00:00', '23 Nov 2026 09:30:01')
    .replaceAll('CPython/3.14.2', 'CPython/3.14.8')
    .replaceAll('dur=2.2', 'dur=7.1')
    .replace(/"at":([\d.]+)/g, (_, at) => `"at":${Number(at) * 3 + 1}`)
    .replaceAll('"id":900', '"id":77');
  return { ...(JSON.parse(text) as Recording), origin: 5 };
}

test('two runs of the same thing are alike once masked', () => {
  for (const recording of [helloSample(), orderSample(), lazySample()]) {
    expect(anotherDay(recording)).not.toEqual(recording);
    expect(mask(anotherDay(recording))).toEqual(mask(recording));
  }
});

test('masking twice changes nothing, and what is masked is still a recording', () => {
  for (const recording of [helloSample(), orderSample(), lazySample()]) {
    const masked = mask(recording);
    expect(mask(masked)).toEqual(masked);
    expect(parseRecording(masked)).toEqual(masked);
  }
});

test('what people wrote stays as it is', () => {
  expect(responseAt(mask(helloSample()), 99)).toMatchObject({ status: '200 OK', body: 'Hello', complete: true });
  expect(maskText('Order 12 of 2026, size 0x, at 10:30')).toBe('Order 12 of 2026, size 0x, at 10:30');
});

test.each([
  ['Date: Sun, 22 Nov 2026 13:00:00 GMT', 'Date: Thu, 01 Jan 1970 00:00:00 GMT'],
  ['127.0.0.1 - - [22/Nov/2026 13:00:00] "GET /"', '127.0.0.1 - - [01/Jan/1970 00:00:00] "GET /"'],
  ['<function app at 0x7f3a12bc>', '<function app at 0x0>'],
  ['WSGIServer/0.2 CPython/3.14.2', 'WSGIServer/0.2 CPython/3.x'],
  ['made at 1795708800.25, in 2.25 ms', 'made at 1600000000, in 0 ms'],
  ['X-Request-Id: 7c9e6679-7425-40de-944b-e07fc1f90ae7', 'X-Request-Id: 00000000-0000-0000-0000-000000000000'],
])('%s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

test('two identities stay two, whatever their numbers are', () => {
  const values = (a: number, b: number) => {
    const dict = (id: number) => ({ type: 'dict', text: '{}', length: 0, id });
    return record('wsgiref', 'app')
      .call('app', { environ: { a: dict(a), b: dict(b), again: dict(a) } })
      .end();
  };
  expect(mask(values(140, 90))).toEqual(mask(values(3, 8)));
  expect(mask(values(140, 90))).not.toEqual(mask(values(3, 3)));
});
