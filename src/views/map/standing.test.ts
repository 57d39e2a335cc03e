import { expect, test } from 'vitest';
import type { LessonProgress, Work } from '../../store/state.ts';
import { doneOf } from '../../strings/map/map-sheet.ts';
import { nextOf, partsOf, standingOf } from './standing.ts';

const none: LessonProgress = { hints: 0, solution: false, checks: null, done: false, predictions: {}, told: {} };
const result = (passed: boolean) => ({ name: 'test_a', sentence: 'A', passed, says: '', at: null });
const work = { files: { 'app.py': '' } } as unknown as Work;
const head = (slug: string, part: number) => ({
  slug,
  number: `${part}.1`,
  part: { number: part, title: `Part ${part}` },
  title: slug,
});
const heads = [head('a', 1), head('b', 1), head('c', 4)];

test('a lesson is new until something was written, predicted, asked for or checked', () => {
  const standing = (change: Partial<LessonProgress> | null, works: Record<string, Work> = {}) =>
    standingOf({ progress: change === null ? {} : { a: { ...none, ...change } }, works }, 'a');
  expect(standing(null)).toEqual({ kind: 'new' });
  expect(standing({})).toEqual({ kind: 'new' });
  expect(standing({ predictions: { 0: ['x'] } })).toEqual({ kind: 'begun', says: 'begun' });
  expect(standing({ hints: 1 })).toEqual({ kind: 'begun', says: 'begun' });
  expect(standing({ solution: true })).toEqual({ kind: 'begun', says: 'begun' });
  expect(standing(null, { a: work })).toEqual({ kind: 'begun', says: 'begun' });
  const checks = { results: [result(true), result(false)], recordings: [], fault: null };
  expect(standing({ checks })).toEqual({ kind: 'begun', says: '1 of 2 checks pass' });
  expect(standing({ checks, done: true })).toEqual({ kind: 'done' });
  // While the run that they looked at is on its way to what was predicted of it.
  expect(standingOf({ progress: { a: { ...none, checks, predictions: { 0: ['x'] } } }, works: {} }, 'a', true)).toEqual({
    kind: 'begun',
    says: 'begun',
  });
});

test('lessons come by part', () => {
  expect(partsOf(heads).map(({ number, title, lessons }) => [number, title, lessons.length])).toEqual([
    [1, 'Part 1', 2],
    [4, 'Part 4', 1],
  ]);
});

test('one goes on with the lesson in view, then with those after it, then with those that were left out', () => {
  const done = { ...none, done: true };
  expect(nextOf(heads, { progress: {}, works: {} }, 'b')?.slug).toBe('b');
  expect(nextOf(heads, { progress: { b: done }, works: {} }, 'b')?.slug).toBe('c');
  expect(nextOf(heads, { progress: { b: done, c: done }, works: {} }, 'c')?.slug).toBe('a');
  expect(nextOf(heads, { progress: { a: done, b: done, c: done }, works: {} }, 'c')).toBeNull();
});

test('how many lessons are done is said in a whole sentence, of one as well', () => {
  expect([0, 1, 2, 49].map((done) => doneOf(done, 49))).toEqual([
    '49 lessons.',
    '1 of 49 lessons is done.',
    '2 of 49 lessons are done.',
    'All 49 lessons are done.',
  ]);
});
