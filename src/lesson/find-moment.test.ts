import { expect, test } from 'vitest';
import { helloSample, lazySample, orderSample } from '../testing/samples.ts';
import { findMoment, momentAt, momentText, readMoment } from './find-moment.ts';

test('every moment of a run can be spoken of, written, read and found again', () => {
  for (const recording of [helloSample(), orderSample(), lazySample()]) {
    for (const cursor of recording.events.keys()) {
      const moment = momentAt(recording, cursor);
      if (moment === null) throw new Error(`no words for ${cursor}`);
      expect(readMoment(momentText(moment))).toEqual(moment);
      expect(findMoment(recording, moment)).toBe(cursor);
    }
  }
});

test('a link means the same in a run that did more before', () => {
  const order = orderSample();
  const returned = order.events.findIndex((event, at) => event.type === 'return' && momentAt(order, at)?.layer === 'GZip');
  expect(momentText(momentAt(order, returned) ?? { event: 'exit', nth: 1 })).toBe('return/GZip/1');
});

test('the last one is found, however often it happened', () => {
  const lazy = lazySample();
  const last = lazy.events.findLastIndex(({ type }) => type === 'sent');
  expect(lazy.events.findIndex(({ type }) => type === 'sent')).toBeLessThan(last);
  expect(findMoment(lazy, { event: 'sent', nth: 'last' })).toBe(last);
  expect(findMoment(lazy, { event: 'exit', layer: 'nobody', nth: 'last' })).toBeNull();
});

test('names of layers may hold any sign', () => {
  const moment = { event: 'call', layer: 'a/b #ü', nth: 2 } as const;
  expect(momentText(moment)).toBe('call/a%2Fb%20%23%C3%BC/2');
  expect(readMoment(momentText(moment))).toEqual(moment);
});

test.each(['', 'call', 'call/a', 'call/a/0', 'call/a/x', 'call/%/1', '../a/1', 'call/a/1/2'])('%o is no moment', (text) => {
  expect(readMoment(text)).toBeNull();
});

test('there is none outside of a run', () => {
  expect(momentAt(helloSample(), 9999)).toBeNull();
  expect(findMoment(helloSample(), { event: 'exit', nth: 1 })).toBeNull();
});
