import { expect, test } from 'vitest';
import { goldenRecording } from '../testing/golden.node.ts';
import { helloSample, orderSample } from '../testing/samples.ts';
import type { Recording } from '../trace/recording.ts';
import { findMoment } from './find-moment.ts';
import type { Question } from './lesson.ts';
import { moved, orderOf } from './order.ts';
import { answererOf, answerOf, crossedLayers, firstTruth, isRight, statusOf, truthOf } from './prediction.ts';

const tree = { type: 'root' as const, children: [] };
const asked = { number: 0, ask: tree, because: null, request: 'GET /hello' };
type Kind<K> = Extract<Question, { kind: K }>;
const met: Kind<'choice'> = {
  ...asked,
  kind: 'choice',
  options: [
    { key: 'one', tree, truth: { crossed: 'app' } },
    { key: 'four', tree, truth: { crossed: 'Timing Auth GZip app' } },
    { key: 'an error', tree, truth: { status: 500 } },
  ],
};
const order: Kind<'order'> = {
  ...asked,
  kind: 'order',
  options: [
    { key: 'returns', tree, truth: { event: 'return', layer: 'app', nth: 1 } },
    { key: 'says 200', tree, truth: { event: 'start_response', layer: 'app', nth: 1 } },
    { key: 'is called', tree, truth: { event: 'call', layer: 'app', nth: 1 } },
  ],
};

test('the run, not the author, says which option was right', () => {
  expect(truthOf(met, orderSample())).toEqual(['four']);
  expect(truthOf(met, helloSample())).toEqual(['one']);
  expect(truthOf(order, helloSample())).toEqual(['is called', 'says 200', 'returns']);
});

test('a run that decides nothing is passed over; the first one that does counts', () => {
  const never: Question = { ...met, options: met.options.slice(2) };
  expect(truthOf(never, helloSample())).toBeNull();
  const elsewhere: Question = { ...order, options: [{ key: 'x', tree, truth: { event: 'call', layer: 'nobody', nth: 1 } }] };
  expect(truthOf(elsewhere, helloSample())).toBeNull();
  expect(firstTruth(met, [null, orderSample(), helloSample()])).toEqual(['four']);
  expect(firstTruth(met, [])).toBeNull();
});

test('a recording says what the client read and whom the request met', () => {
  expect(statusOf(helloSample())).toBe(200);
  expect(crossedLayers(orderSample())).toBe('Timing Auth GZip app');
});

test('words that the client got decide as well, in the head or in the body', () => {
  const words = (key: string, answered: string) => ({ key, tree, truth: { answered } });
  const text = answerOf(helloSample());
  const read: Question = { ...met, options: [words('another', `${text}!`), words('head', text.slice(0, 12)), words('no', '\0')] };
  expect(text).toMatch(/^HTTP\/1\.\d 200/);
  expect(truthOf(read, helloSample())).toEqual(['head']);
});

test('a moment is the nth of its kind at a layer', () => {
  const run = orderSample();
  const sayings = run.events.flatMap((event, index) => (event.type === 'start_response' ? [index] : []));
  expect(findMoment(run, { event: 'start_response', nth: 2 })).toBe(sayings[1]);
  expect(findMoment(run, { event: 'start_response', layer: 'Timing', nth: 1 })).toBe(sayings[2]);
  expect(findMoment(run, { event: 'received', layer: 'server', nth: 1 })).toBe(0);
  expect(findMoment(run, { event: 'start_response', layer: 'Auth', nth: 1 })).toBeNull();
});

test('an option moves by one place and stops at the ends', () => {
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
});

test('a saved order is kept as long as the lesson still asks for the same things', () => {
  expect(orderOf(order, ['is called', 'returns', 'says 200'])).toEqual(['is called', 'returns', 'says 200']);
  expect(orderOf(order, ['is called', 'something older', 'says 200'])).toEqual(['returns', 'says 200', 'is called']);
  expect(orderOf(order, undefined)).toEqual(['returns', 'says 200', 'is called']);
  expect(isRight(['a', 'b'], ['a', 'b'])).toBe(true);
  expect(isRight(['b', 'a'], ['a', 'b'])).toBe(false);
});

test('a status or a skin needs no key: the run has it', () => {
  const status: Question = { ...asked, kind: 'status', options: [] };
  const skin: Question = { ...asked, kind: 'skin', options: [] };
  expect(truthOf(status, orderSample())).toEqual(['200']);
  expect(truthOf(skin, orderSample())).toEqual(['app']);
  expect(truthOf(skin, helloSample())).toEqual(['app']);
});

test('who answers is who began the answer, whatever hands it went through; an error page of the server is the server’s', () => {
  const found = (recording: Recording) => {
    const answerer = answererOf(recording);
    return [answerer?.name, answerer && recording.events[answerer.at]?.type];
  };
  expect(found(orderSample())).toEqual(['app', 'start_response']);
  expect(found(goldenRecording('short-circuit'))).toEqual(['Auth', 'start_response']);
  expect(found(goldenRecording('exception-before-headers'))).toEqual(['server', 'sent']);
  expect(found(goldenRecording('exception-caught'))).toEqual(['Sorry', 'start_response']);
});
