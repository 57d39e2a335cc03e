// A new lesson is whole before its author has written a word: it is read, and it proves itself as every lesson has to.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { truthOf } from '../src/lesson/prediction.ts';
import { readCourse } from '../src/lesson/read-course.node.ts';
import { holdTo, lessonPlayer } from '../src/testing/play-lesson.node.ts';
import { newLesson, Refusal } from './new-lesson.mjs';

const root = mkdtempSync(join(tmpdir(), 'onionskin-lessons-'));
const { runner, play } = lessonPlayer();
beforeAll(() => {
  newLesson(root, '04-middleware', 'greet-by-name', 'Greet: by “name”');
});
afterAll(() => {
  runner.dispose();
  rmSync(root, { recursive: true });
});

test('it is read without a fault, in a part of its own if need be', () => {
  const [lesson] = readCourse(root);
  expect(lesson).toMatchObject({ number: '4.1', slug: 'greet-by-name', part: { title: 'Middleware' } });
  expect(lesson?.front.title).toBe('Greet: by “name”');
});

test('the next one comes after it, in the part that is named by its number', () => {
  expect(newLesson(root, '4', 'another', 'Another')).toBe('04-middleware/02-another');
  expect(readCourse(root).map(({ number }) => number)).toEqual(['4.1', '4.2']);
});

test('its start fails, its solution passes, its mistakes are caught, and what it says is so', async () => {
  const [lesson] = readCourse(root);
  if (lesson === undefined) throw new Error('There is no lesson.');
  const failed = async (files: typeof lesson.start) => {
    const { results, fault } = await runner.check(lesson.check, { files, app: lesson.front.app }, { name: 'wsgiref' });
    expect(fault).toBeNull();
    return results.filter(({ passed }) => !passed);
  };
  expect(await failed(lesson.start)).toHaveLength(1);
  expect(await failed(lesson.solution)).toEqual([]);
  for (const mistake of lesson.mistakes)
    expect(await failed(mistake.files)).toEqual([
      expect.objectContaining({ name: mistake.check, says: expect.stringContaining(mistake.says) }),
    ]);
  for (const claim of lesson.claims) {
    const played = await play(lesson, claim);
    holdTo(claim, played);
    if (claim.kind === 'question') expect(truthOf(claim.question, played.recording)).toEqual(['Hello.']);
  }
});

describe('what can’t be is refused in a sentence', () => {
  test.each([
    ['4', 'Order Matters', 'Order', '“Order Matters” can’t be a lesson’s name in addresses'],
    ['4', 'example-one', 'One', 'belong to examples'],
    ['4', 'greet-by-name', 'Again', 'There is a lesson 04-middleware/01-greet-by-name already'],
    ['4', 'fine', ' ', 'needs a title'],
    ['7', 'fine', 'Fine', 'There is no part “7”. There are 04-middleware'],
  ])('%s %s', (part, slug, title, says) => {
    expect(() => newLesson(root, part, slug, title)).toThrow(Refusal);
    expect(() => newLesson(root, part, slug, title)).toThrow(says);
  });
});
