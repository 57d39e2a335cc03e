// A run played against what was predicted: where it shows, whether it was foreseen, and the sentence.
import { expect, test } from 'vitest';
import { goldenRecording } from '../testing/golden.node.ts';
import { helloSample, orderSample } from '../testing/samples.ts';
import type { Recording } from '../trace/recording.ts';
import { plain } from '../trace/say.ts';
import { foreseenIn } from './foreseen.ts';
import type { Question } from './lesson.ts';
import { asked, choice, tree } from './question.fixture.ts';

const order: Question = {
  ...asked,
  kind: 'order',
  options: [
    { key: 'app returns', tree, truth: { event: 'return', layer: 'app', nth: 1 } },
    { key: 'app says 200', tree, truth: { event: 'start_response', layer: 'app', nth: 1 } },
    { key: 'app is called', tree, truth: { event: 'call', layer: 'app', nth: 1 } },
  ],
};
/** "call ✓ …": the event it stands at, whether it was foreseen, the sentence. */
const told = (question: Question, answer: readonly string[], recording: Recording) =>
  foreseenIn(question, answer, recording).map(
    ({ cursor, right, says }) => `${recording.events[cursor]?.type} ${right ? '✓' : '✗'} ${plain(says)}`,
  );

test('an order is judged place by place', () => {
  expect(told(order, ['app is called', 'app returns', 'app says 200'], helloSample())).toEqual([
    'call ✓ As you said, first: “app is called”.',
    'start_response ✗ You said “app returns” comes second. It is “app says 200”.',
    'return ✗ You said “app says 200” comes third. It is “app returns”.',
  ]);
});

test('layers are judged as they are reached, and those that never were when the answer leaves', () => {
  const met = choice(['Auth alone', { crossed: 'Auth' }], ['all', { crossed: 'Timing Auth GZip app' }]);
  expect(told(met, ['all'], orderSample())).toEqual([
    'call ✓ `Timing` is reached, as you said.',
    'call ✓ `Auth` is reached, as you said.',
    'call ✓ `GZip` is reached, as you said.',
    'call ✓ `app` is reached, as you said.',
    'sent ✓ The answer leaves, and no other layer was reached: as you said.',
  ]);
  expect(told(met, ['Auth alone'], orderSample())).toEqual([
    'call ✗ `Timing` is reached. You said it would not be.',
    'call ✓ `Auth` is reached, as you said.',
    'call ✗ `GZip` is reached. You said it would not be.',
    'call ✗ `app` is reached. You said it would not be.',
  ]);
  const both = choice(['both', { crossed: 'Auth vault' }], ['Auth', { crossed: 'Auth' }]);
  expect(told(both, ['both'], goldenRecording('short-circuit')).at(-1)).toBe(
    'sent ✗ The answer leaves, and `vault` was never reached. You said it would be.',
  );
});

test('a status is judged when the client reads it', () => {
  const status: Question = { ...asked, kind: 'status', options: [] };
  expect(told(status, ['200'], helloSample())).toEqual(['sent ✓ The client reads 200, as you said.']);
  expect(told(status, ['500'], helloSample())).toEqual(['sent ✗ The client reads 200. You said 500.']);
  const chosen = choice(['it works', { status: 200 }], ['it does not', { status: 500 }]);
  expect(told(chosen, ['it does not'], helloSample())).toEqual(['sent ✗ The client reads 200. You said 500.']);
});

test('words are judged when they are sent, or when nothing more comes', () => {
  const words = choice(['a greeting', { answered: 'Hello' }], ['an apology', { answered: 'Sorry' }]);
  const [hello] = foreseenIn(words, ['a greeting'], helloSample());
  const [sorry] = foreseenIn(words, ['an apology'], helloSample());
  expect(told(words, ['a greeting'], helloSample())).toEqual(['sent ✓ Here it comes, as you said: “a greeting”.']);
  expect(told(words, ['an apology'], helloSample())).toEqual([
    'sent ✗ You said “an apology”. All has been sent now, and it was not so.',
  ]);
  expect(sorry?.cursor).toBe(hello?.cursor);
});

test('a skin is judged when it answers', () => {
  const skin: Question = { ...asked, kind: 'skin', options: [] };
  const short = goldenRecording('short-circuit');
  expect(told(skin, ['Auth'], short)).toEqual(['start_response ✓ `Auth` answers, as you pointed.']);
  expect(told(skin, ['application'], short)).toEqual(['start_response ✗ `Auth` answers. You pointed at `application`.']);
  expect(told(skin, ['application'], goldenRecording('exception-before-headers'))).toEqual([
    'sent ✗ The server itself answers. You pointed at `application`.',
  ]);
});

test('a run that does not decide the question is not judged, nor is an answer that is no option any more', () => {
  const never = choice(['a', { status: 404 }], ['b', { status: 500 }]);
  expect(told(never, ['a'], helloSample())).toEqual([]);
  expect(told(choice(['a', { status: 200 }], ['b', { status: 500 }]), ['older'], helloSample())).toEqual([]);
});
