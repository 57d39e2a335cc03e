// What a lesson's folder holds beside its text: files, checks, mistakes. Each is read here, and said to be missing here.
import * as z from 'zod/mini';
import { splitFrontMatter } from './front-matter.ts';
import type { AuthoredLesson, Files, FrontMatter, Mistake } from './lesson.ts';
import { LessonProblem } from './problem.ts';
import { specAddress } from './spec.ts';

const mistakeHead = z.strictObject({ check: z.string(), says: z.string() });

export function filesUnder(all: Files, folder: string): Record<string, string> {
  const paths = Object.keys(all).filter((path) => path.startsWith(folder));
  return Object.fromEntries(paths.sort().map((path) => [path.slice(folder.length), all[path] ?? '']));
}

export function need(all: Files, path: string): string {
  const text = all[path];
  if (text === undefined) {
    throw new LessonProblem(path, null, 'is missing');
  }
  return text;
}

/** What the learner begins with; it has to hold what is served. Without a start/ it is what the lesson before came to. */
export function readStart(folder: string, all: Files, front: FrontMatter, before: Files = {}): Files {
  const own = filesUnder(all, `${folder}/start/`);
  const start = Object.keys(own).length > 0 ? own : before;
  const module = `${(front.app.split(':')[0] ?? '').replaceAll('.', '/')}.py`;
  if (start[module] === undefined) {
    throw new LessonProblem(folder, null, `start/ has no ${module}, which the lesson serves`);
  }
  if (front.open !== undefined && start[front.open] === undefined) {
    throw new LessonProblem(folder, null, `start/ has no ${front.open}, which is to be opened`);
  }
  return start;
}

export function checkSpec(file: string, front: FrontMatter): void {
  const unknown = front.spec.find((spec) => specAddress(spec) === null);
  if (unknown !== undefined) {
    throw new LessonProblem(
      file,
      1,
      `spec: “${unknown}” is no section of PEP 3333 or of Django’s documentation that is known here; write “PEP 3333, The start_response() Callable” or “Django, Applications: Configuring applications”`,
    );
  }
}

/** The names and docstrings of the checks. Python reads them too; the lessons' test sees that both read the same. */
export function readSentences(file: string, check: string): AuthoredLesson['checks'] {
  const found = [...check.matchAll(/^ +def (test\w*)\(self\):\n(?: +"""([\s\S]*?)""")?/gm)];
  if (found.length === 0) {
    throw new LessonProblem(file, null, 'has no check: a method “def test_…(self):”');
  }
  return found.map(([, name = '', sentence]) => {
    if (sentence === undefined || sentence.trim() === '') {
      throw new LessonProblem(file, null, `${name} needs a docstring: the sentence that the learner sees`);
    }
    return { name, sentence: sentence.replace(/\s+/g, ' ').trim() };
  });
}

export function readMistakes(folder: string, all: Files, start: Files, checks: AuthoredLesson['checks']): Mistake[] {
  const inside = filesUnder(all, `${folder}/mistakes/`);
  const names = [...new Set(Object.keys(inside).map((path) => path.split('/')[0] ?? ''))].sort();
  if (names.length < 2) {
    throw new LessonProblem(folder, null, `has ${names.length} mistakes; at least two typical ones are needed`);
  }
  return names.map((name) => {
    const at = `${folder}/mistakes/${name}`;
    const file = `${at}/mistake.md`;
    const { front } = splitFrontMatter(file, need(all, file), mistakeHead);
    if (!checks.some((check) => check.name === front.check)) {
      throw new LessonProblem(file, 2, `check.py has no check named ${front.check}`);
    }
    const { 'mistake.md': _head, ...changed } = filesUnder(all, `${at}/`);
    if (Object.keys(changed).length === 0) {
      throw new LessonProblem(at, null, 'holds no file that makes the mistake');
    }
    return { name, ...front, files: { ...start, ...changed } };
  });
}
