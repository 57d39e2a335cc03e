import { afterEach, expect, test, vi } from 'vitest';
import { Document } from 'yaml';
import * as z from 'zod/mini';
import { splitFrontMatter } from './front-matter.ts';
import { LessonProblem } from './problem.ts';

const schema = z.strictObject({ title: z.string() });
const read = (yaml: string) => splitFrontMatter('lesson.md', `---\n${yaml}\n---\nx`, schema);

afterEach(() => {
  vi.restoreAllMocks();
});

test('an alias in a head is refused in a sentence', () => {
  expect(() => read('title: *x')).toThrow(/alias/);
  expect(() => read('title: &x a\nmore: *x')).toThrow('the head has an alias (*)');
  expect(() => read('title: &x a\nmore: *x')).toThrow(LessonProblem);
});

test('what fails for another reason is no alias, and is not called one', () => {
  const ours = new TypeError('a fault of ours');
  vi.spyOn(Document.prototype, 'toJS').mockImplementation(() => {
    throw ours;
  });
  expect(() => read('title: a')).toThrow(ours);
});

test('lists as deep as are still read are none of a title', () => {
  expect(() => read(`title: ${'['.repeat(400)}${']'.repeat(400)}`)).toThrow('title: is missing, or is no string');
});
