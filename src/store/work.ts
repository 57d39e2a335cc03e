// What stands in the editor and the composer for a lesson: the user's own work, or the lesson as its author left it.

import type { Course } from '../lesson/course.ts';
import { isExample } from '../lesson/is-example.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { readRequest } from '../lib/http-message.ts';
import type { LessonProgress, Work } from './state.ts';

export const noProgress: LessonProgress = { hints: 0, solution: false, checks: null, done: false, predictions: {}, told: {} };

/** The file that is opened first: the one that the lesson is about, or where the application is. */
function mainFile(lesson: Lesson): string {
  if (lesson.front.open !== undefined) return lesson.front.open;
  const module = lesson.front.app.split(':')[0] ?? '';
  const wanted = `${module.replaceAll('.', '/')}.py`;
  return wanted in lesson.start ? wanted : (Object.keys(lesson.start)[0] ?? 'app.py');
}

const fresh = new WeakMap<Lesson, Work>();

/** The lesson as its author left it. The same object each time, so that selectors stay quiet. */
export function freshWork(lesson: Lesson): Work {
  const known = fresh.get(lesson);
  if (known) return known;
  const files = Object.keys(lesson.start).length > 0 ? lesson.start : { 'app.py': '' };
  const work: Work = {
    files,
    openFile: mainFile(lesson),
    request: readRequest(lesson.front.request),
    server: { name: 'wsgiref' },
    keepAlive: false,
  };
  fresh.set(lesson, work);
  return work;
}

/** What stands there at first, where that is more than files and a request. */
export function beginAs(lesson: Lesson, work: Work): void {
  fresh.set(lesson, work);
}

export function lessonBySlug(course: Course, slug: string): Lesson | null {
  return course.lessons.find((lesson) => lesson.slug === slug) ?? null;
}

/** A course without lessons still has a page to write on. */
const blank: Work = {
  files: { 'app.py': '' },
  openFile: 'app.py',
  request: { method: 'GET', target: '/', headers: [], body: '' },
  server: { name: 'wsgiref' },
  keepAlive: false,
};

export function workOf(course: Course, works: Readonly<Record<string, Work>>, slug: string): Work {
  const own = works[slug];
  if (own) return own;
  const lesson = lessonBySlug(course, slug);
  return lesson ? freshWork(lesson) : blank;
}

/** The lesson that a visit begins with: the first wish that is a lesson's name. One that was renamed since is none; its work stays. */
export const firstSlug = ({ heads }: Pick<Course, 'heads'>, ...wishes: (string | undefined)[]): string =>
  wishes.find((wish) => heads.some(({ slug }) => slug === wish) || isExample(wish ?? '')) ?? heads[0]?.slug ?? '';
