// Folders and files to a course: reads every lesson, checks that it is whole, and puts them in order.
import * as z from 'zod/mini';
import { splitFrontMatter } from './front-matter.ts';
import { isExample } from './is-example.ts';
import { type AuthoredLesson, type Files, frontMatter } from './lesson.ts';
import { checkSpec, filesUnder, need, readMistakes, readSentences, readStart } from './lesson-folder.ts';
import { LessonProblem } from './problem.ts';
import { readText } from './read-text.ts';
import { resolver, type Slugs, slugsOf } from './slugs.ts';

const partHead = z.strictObject({ title: z.string() });

/** `files`: every file under lessons/, by its path there. */
export function assembleCourse(files: Files): AuthoredLesson[] {
  const slugs = slugsOf(files);
  const course: AuthoredLesson[] = [];
  for (const [folder, slug] of slugs) {
    if (!isExample(slug)) course.push(readLesson(folder, slug, { all: files, slugs, before: course.at(-1) }));
  }
  return course;
}

interface Around {
  all: Files;
  slugs: Slugs;
  /** The lesson before: whoever has no start/ goes on from where it ended. */
  before: AuthoredLesson | undefined;
}

function readLesson(folder: string, slug: string, { all, slugs, before }: Around): AuthoredLesson {
  const [partFolder = '', lessonFolder = ''] = folder.split('/');
  const file = `${folder}/lesson.md`;
  const { front, body, above } = splitFrontMatter(file, need(all, file), frontMatter);
  checkSpec(file, front);
  const { blocks, hints, claims } = readText(file, body, above, front.request, resolver(folder, slugs));
  if (hints.length < 2) {
    throw new LessonProblem(file, null, `has ${hints.length} hints; at least two are needed, least first`);
  }
  const start = readStart(folder, all, front, before?.solution);
  const changed = filesUnder(all, `${folder}/solution/`);
  if (Object.keys(changed).length === 0) {
    throw new LessonProblem(folder, null, 'has no solution/');
  }
  const check = need(all, `${folder}/check.py`);
  const checks = readSentences(`${folder}/check.py`, check);
  const part = `${partFolder}/part.md`;
  const number = Number.parseInt(partFolder, 10);
  return {
    folder,
    slug,
    number: `${number}.${Number.parseInt(lessonFolder, 10)}`,
    part: { number, title: splitFrontMatter(part, need(all, part), partHead).front.title },
    front,
    prose: blocks,
    hints,
    start,
    solution: { ...start, ...changed },
    check,
    checks,
    mistakes: readMistakes(folder, all, start, checks),
    claims,
  };
}
