import { expect, test } from 'vitest';
import { exceptionSample, orderSample, shortCircuitSample, swappedSample } from '../testing/samples.ts';
import { record } from '../testing/trace-builder.ts';
import { outcomeChanges, outcomeOf, signatureOf, unsteady } from './outcome.ts';

const NOTHING: ReadonlySet<string> = new Set();
const told = (...[here, there, without]: Parameters<typeof outcomeChanges>) =>
  outcomeChanges(here, there, without).map(({ sign, key, was = '', now = '' }) => `${sign} ${key}: ${was} > ${now}`);

test('two orders that end alike have one signature, though dates and durations differ', () => {
  const [one, other] = [outcomeOf(orderSample()), outcomeOf(swappedSample())];
  expect(one.get(':Date')).not.toBe(other.get(':Date'));
  expect(signatureOf(one, NOTHING)).toBe(signatureOf(other, NOTHING));
  expect(told(one, other, NOTHING)).toEqual([]);
});

test('headers in another order are no other end; another value of one is', () => {
  const answered = (headers: [string, string][]) =>
    outcomeOf(
      record('wsgiref', 'app')
        .received('GET / HTTP/1.0\r\n\r\n')
        .call('app')
        .startResponse('app', '200 OK', headers)
        .returns('app', ['ok'])
        .pulls('app', 'ok')
        .sent(
          ['server', `HTTP/1.0 200 OK\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`],
          ['chunk', 'ok'],
        )
        .end(),
    );
  const timing = (ms: string): [string, string] => ['Server-Timing', `total;dur=${ms}`];
  const inside = answered([timing('12.2'), ['Content-Encoding', 'gzip']]);
  const outside = answered([['Content-Encoding', 'gzip'], timing('315.4')]);
  expect(signatureOf(inside, NOTHING)).toBe(signatureOf(outside, NOTHING));
  expect(told(inside, outside, NOTHING)).toEqual([]);
  expect(signatureOf(answered([timing('1.0'), ['Content-Encoding', 'br']]), NOTHING)).not.toBe(signatureOf(inside, NOTHING));
});

test('another end is told by what is otherwise', () => {
  const changes = told(outcomeOf(shortCircuitSample()), outcomeOf(orderSample()), NOTHING);
  expect(changes).toContain('~ status: 200 OK > 401 Unauthorized');
  expect(changes).toContain('- Content-Encoding: gzip > ');
  expect(changes).toContain('+ WWW-Authenticate:  > Basic realm="onion"');
  expect(changes).toContain('~ body: 311 B > 13 B');
});

test('exceptions with where they began and who caught them', () => {
  expect(outcomeOf(exceptionSample()).get('exception')).toBe('KeyError in app, caught by Errors');
});

test('a run that was stopped has another end; one that raised is told by its exception', () => {
  const whole = outcomeOf(orderSample());
  expect(told(outcomeOf({ ...orderSample(), ended: 'stopped' }), whole, NOTHING)).toEqual(['~ end: reached > cut off by a stop']);
  expect(told(outcomeOf({ ...orderSample(), ended: 'raised' }), whole, NOTHING)).toEqual([]);
});

test('what differs between two runs of the same is left out', () => {
  const one = new Map([
    ['status', '200 OK'],
    [':x-token', 'a1'],
    ['body', 'same'],
  ]);
  const again = new Map([...one, [':x-token', 'b2']]);
  const without = unsteady(one, again);
  expect([...without]).toEqual([':x-token']);
  expect(signatureOf(one, without)).toBe(signatureOf(again, without));
  expect(signatureOf(one, NOTHING)).not.toBe(signatureOf(again, NOTHING));
  expect(told(one, again, without)).toEqual([]);
});

test('a body of the same length that says something else', () => {
  expect(told(new Map([['body', 'abc']]), new Map([['body', 'abd']]), NOTHING)).toEqual(['~ content of the body: 3 B > 3 B']);
});
