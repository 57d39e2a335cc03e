import { expect, test } from 'vitest';
import { goldenRecording } from '../testing/golden.node.ts';
import { helloSample, orderSample } from '../testing/samples.ts';
import type { Recording } from '../trace/recording.ts';
import { skinsOf } from '../trace/stack.ts';
import { decidedAt, foretoldIn } from './foretold.ts';
import type { Question } from './lesson.ts';
import { asked, choice, tree } from './question.fixture.ts';

const order: Question = {
  ...asked,
  kind: 'order',
  options: [
    { key: 'returns', tree, truth: { event: 'return', layer: 'app', nth: 1 } },
    { key: 'is called', tree, truth: { event: 'call', layer: 'app', nth: 1 } },
  ],
};
const skinQuestion: Question = { ...asked, kind: 'skin', options: ['Timing', 'Auth'].map((key) => ({ key, tree, truth: null })) };

/** "1 down app ✓ call": what was said, where, whether it was so, and the event at which that is told. */
const told = (question: Question, answer: readonly string[], recording: Recording, earlier: Recording | null = null) => {
  const skins = skinsOf(recording, earlier);
  return foretoldIn(question, answer, recording, skins).map(
    ({ skin, rail, said, at, right }) =>
      `${said} ${rail} ${skins[skin]?.name} ${right ? '✓' : '✗'} ${recording.events[at]?.type}`,
  );
};

test('an order stands at the crossings that it speaks of, with the places that they were given', () => {
  expect(told(order, ['is called', 'returns'], helloSample())).toEqual(['2 up app ✓ return', '1 down app ✓ call']);
  expect(told(order, ['returns', 'is called'], helloSample())).toEqual(['1 up app ✗ return', '2 down app ✗ call']);
});

test('a status stands where the client reads it', () => {
  const status: Question = { ...asked, kind: 'status', options: [] };
  expect(told(status, ['404'], helloSample())).toEqual(['404 up wsgiref ✗ sent']);
});

test('a skin that was pointed at has the mark, right or wrong; the one that does answer is not given away', () => {
  expect(told(skinQuestion, ['Timing'], orderSample())).toEqual(['? up Timing ✗ start_response']);
});

test('layers that were said to be reached have marks from the start; one that nobody spoke of only when it is', () => {
  const met = choice(['Auth', { crossed: 'Auth vault' }], ['all', { crossed: 'Auth' }]);
  const recording = goldenRecording('short-circuit');
  const names = skinsOf(recording).map(({ name }) => name);
  expect(names).toContain('Auth');
  expect(told(met, ['all'], recording)).toContain('? down Auth ✓ call');
  const four = choice(['Auth', { crossed: 'Auth' }], ['all', { crossed: 'Timing Auth GZip app' }]);
  expect(told(four, ['Auth'], orderSample())).toEqual([
    '? down Auth ✓ call',
    'null down Timing ✗ call',
    'null down GZip ✗ call',
    'null down app ✗ call',
  ]);
});

test('a run that does not decide the question says nothing', () => {
  expect(told(choice(['one', { status: 418 }]), ['one'], helloSample())).toEqual([]);
});

test('all is told when the last of what was predicted has been', () => {
  const recording = helloSample();
  const at = decidedAt(order, ['is called', 'returns'], recording);
  expect(recording.events[at]?.type).toBe('return');
  const [said = ''] = ['200'];
  const status: Question = { ...asked, kind: 'status', options: [] };
  expect(recording.events[decidedAt(status, [said], recording)]?.type).toBe('sent');
});
