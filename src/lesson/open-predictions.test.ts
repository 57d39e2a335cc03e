import { expect, test } from 'vitest';
import { helloSample } from '../testing/samples.ts';
import type { Question } from './lesson.ts';
import { openPredictions } from './open-predictions.ts';
import { asked, choice } from './question.fixture.ts';

const recording = helloSample();
const status: Question = { ...asked, kind: 'status', options: [] };

test('what was said of a status is open until the client reads it', () => {
  const [open] = openPredictions([{ question: status, answer: ['404'], recording }]);
  expect(recording.events[open?.at ?? -1]?.type).toBe('sent');
});

test('a run that does not decide the question leaves nothing open', () => {
  expect(openPredictions([{ question: choice(['one', { status: 418 }]), answer: ['one'], recording }])).toEqual([]);
});
