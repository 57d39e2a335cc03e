// How many ways there are through each task, and that they are different ones. What the checks say of them is in lessons.test.ts.
import { describe, expect, test } from 'vitest';
import { readCourse } from '../lesson/read-course.node.ts';
import { unseenLessons } from './unseen.node.ts';
import { unseenWays, wrongWays } from './ways.node.ts';

const course = readCourse('lessons');
/** The parts about WSGI. Django's have ways of their own, in `right-ways/`. */
const wsgi = course.filter(({ number }) => !/^[67]\./.test(number));

describe.each(wsgi.map((lesson) => [`${lesson.number} ${lesson.front.title}`, lesson] as const))('%s', (_name, lesson) => {
  test('has ten right ways and five near misses, written before their author had seen the check', () => {
    expect(unseenWays(lesson).length).toBeGreaterThanOrEqual(10);
    expect(wrongWays(lesson).length).toBeGreaterThanOrEqual(5);
  });

  test('has no two ways with the same code, and none that is what it begins with', () => {
    const all = [...unseenWays(lesson), ...wrongWays(lesson), ['the start', lesson.start] as const];
    const first = new Map<string, string>();
    const twice = all.flatMap(([how, files]) => {
      const code = codeOf(files);
      const before = first.get(code);
      first.set(code, how);
      return before === undefined ? [] : [[before, how]];
    });
    expect(twice).toEqual([]);
  });
});

test('each file of ways is about a lesson that there is', () => {
  const slugs = course.map(({ slug }) => slug);
  expect(unseenLessons().filter((name) => !slugs.includes(name))).toEqual([]);
});

/** Without what is the same to Python: comments that stand alone, and blank lines. */
function codeOf(files: Readonly<Record<string, string>>): string {
  const names = Object.keys(files).sort();
  return names.map((name) => `${name}\n${(files[name] ?? '').replace(/^\s*(#.*)?\n/gm, '')}`).join('\n');
}
