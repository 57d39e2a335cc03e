import { expect, test } from 'vitest';
import { goldenRecordings } from '../testing/golden.node.ts';
import { environOf, exceptionSample, lazySample, orderSample, shortCircuitSample, swappedSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { countOfDifferences, differencesOf } from './differences.ts';
import type { Recording } from './recording.ts';

const told = (here: Recording, there: Recording) =>
  differencesOf(here, there).crossings.map(
    ({ part, name, change: { sign, key, was = '', now = '' } }) => `${part} ${name}: ${sign} ${key} ${was} > ${now}`,
  );

const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';

/** One application that answers so. */
function answer({
  environ = {},
  headers = [],
  body = 'Hello',
  request = GET,
}: {
  environ?: Readonly<Record<string, unknown>>;
  headers?: readonly (readonly [string, string])[];
  body?: string;
  request?: string;
}): Recording {
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return record('wsgiref', 'app app.py:1')
    .received(request)
    .call('app', { environ: environOf('/', environ) })
    .startResponse('app', '200 OK', headers)
    .returns('app', [body])
    .pulls('app', body)
    .sent(
      ['server', 'HTTP/1.0 200 OK\r\n'],
      ['start_response', head],
      ['server', `Content-Length: ${body.length}\r\n\r\n`],
      ['chunk', body],
    )
    .next('app')
    .stop('app')
    .end();
}

test('nothing differs between two runs of the same', () => {
  for (const [name, recording] of goldenRecordings()) {
    const again = structuredClone(recording);
    expect(countOfDifferences(differencesOf(recording, again)), name).toBe(0);
  }
});

test('what differs at every run never counts', () => {
  const one = answer({
    environ: { REMOTE_PORT: '51000', 'x.made': { type: 'object', text: '<object at 0x7f3a12bc>', id: 5 } },
    headers: [
      ['Server-Timing', 'all;dur=2.25'],
      ['X-Request-Id', '7c9e6679-7425-40de-944b-e07fc1f90ae7'],
      ['Last-Modified', 'Sun, 22 Nov 2026 13:00:00 GMT'],
    ],
    body: 'It is 1795708800.25',
  });
  const other = answer({
    environ: { REMOTE_PORT: '51001', 'x.made': { type: 'object', text: '<object at 0x7f3a9999>', id: 9 } },
    headers: [
      ['Server-Timing', 'all;dur=11.5'],
      ['X-Request-Id', '1b4e28ba-2fa1-41d2-883f-0016d3cca427'],
      ['Last-Modified', 'Mon, 23 Nov 2026 09:30:00 GMT'],
    ],
    body: 'It is 1795708999.75',
  });
  expect(told(one, other)).toEqual([]);
});

test('a header that was added, one that is gone, one with another value, and another order', () => {
  const one = answer({
    headers: [
      ['A', '1'],
      ['B', '2'],
      ['C', '3'],
      ['New', 'n'],
    ],
  });
  const other = answer({
    headers: [
      ['B', '2'],
      ['A', '1'],
      ['C', '4'],
      ['Old', 'o'],
    ],
  });
  // Told where it begins, and again as what the client got.
  for (const part of ['way app', 'answer wsgiref'])
    for (const change of ['~ C 4 > 3', '+ New  > n', '- Old o > ']) {
      expect(told(one, other)).toContain(`${part}: ${change}`);
    }
  expect(told(one, other)).toContain('way app: ~ order B, A > A, B');
  expect(told(one, other)).toContain('answer wsgiref: ~ order B, A, Content-Length > A, B, Content-Length');
});

test('an environ key, the request itself, and what stands in a body of the same length', () => {
  const one = answer({
    environ: { 'x.user': 'ada' },
    request: 'GET /one HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n\r\n',
    body: 'Hello Ada',
  });
  const other = answer({ request: 'GET /two HTTP/1.1\r\nHost: x\r\n\r\n', body: 'Hello Eve' });
  expect(told(one, other)).toEqual([
    'request wsgiref: ~ request GET /two HTTP/1.1 > GET /one HTTP/1.1',
    'request wsgiref: + X-A  > 1',
    "way app: + x.user  > 'ada'",
    'way app: ~ body Hello Eve > Hello Ada',
    'answer wsgiref: ~ body Hello Eve > Hello Ada',
  ]);
});

test('two layers changed places: each meets what the other one does', () => {
  expect(differencesOf(orderSample(), swappedSample()).layers.map(({ name, what }) => `${name} ${what}`)).toEqual([
    'Auth moved',
    'GZip moved',
  ]);
  expect(told(orderSample(), swappedSample())).toEqual([
    "way Auth: + HTTP_ACCEPT_ENCODING  > 'gzip, br'",
    "way GZip: + REMOTE_USER  > 'ada'",
    'way Auth: ~ body 1,204 B > 311 B',
  ]);
});

test('a request that turns round early: what was never reached, and what was answered instead', () => {
  const { layers } = differencesOf(shortCircuitSample(), orderSample());
  expect(layers.map(({ name, what, at }) => [name, what, at.here === null, at.there === null])).toEqual([
    ['GZip', 'only reached there', true, false],
    ['app', 'only reached there', true, false],
  ]);
  const all = told(shortCircuitSample(), orderSample());
  expect(all).toContain('way Timing: ~ status 200 OK > 401 Unauthorized');
  expect(all).toContain('answer wsgiref: ~ status 200 OK > 401 Unauthorized');
  expect(all).toContain('way Auth: + start_response  > 401');
});

test('an exception that only one of them has', () => {
  const all = told(exceptionSample(), orderSample());
  expect(all).toContain("way app: + KeyError  > 'basket'");
  expect(all).toContain('way Errors: + caught by  > Errors');
});

test('a stream of other chunks is told by its first chunk more', () => {
  const all = told(lazySample(), { ...structuredClone(lazySample()), events: lazySample().events.slice(0, -12) });
  expect(all.filter((text) => text.includes('chunk'))).toHaveLength(2);
});

test('each difference can be gone to: where it is seen here, there is such an event', () => {
  const [here, there] = [shortCircuitSample(), orderSample()];
  for (const { at, since, change } of differencesOf(here, there).crossings) {
    expect(at.here !== null || at.there !== null).toBe(true);
    if (at.here !== null) expect(since).toBe(at.here);
    if (change.sign === '+' && at.there === null) expect(at.here).not.toBeNull();
    if (change.sign === '-' && at.here === null) expect(at.there).not.toBeNull();
    expect(here.events[since]).toBeDefined();
  }
});
