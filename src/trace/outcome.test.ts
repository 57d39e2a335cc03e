import { expect, test } from 'vitest';
import { exceptionSample, orderSample, shortCircuitSample, swappedSample } from '../testing/samples.ts';
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
