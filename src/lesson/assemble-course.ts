// Folders and files to a course: reads every lesson, checks that it is whole, and puts them in order.
import * as z from 'zod/mini';
import { splitFrontMatter } from './front-matter.ts';
import { type AuthoredLesson, type Files, frontMatter, type Mistake } from './lesson.ts';
import { specAddress } from './pep-3333.ts';
import { LessonProblem } from './problem.ts';
import { readText } from './read-text.ts';

const partHead = z.strictObject({ title: z.string() });
const mistakeHead = z.strictObject({ check: z.string(), says: z.string() });
const lessonFolder = /^(\d\d)-[a-z0-9-]+\/(\d\d)-([a-z0-9-]+)$/;

/** `files`: every file under lessons/, by its path there. */
export function assembleCourse(files: Files): AuthoredLesson[] {
  const folders = [...new Set(Object.keys(files).flatMap((path) => path.match(/^([^/]+\/[^/]+)\//)?.[1] ?? []))].sort();
  const slugs = new Map<string, string>();
  for (const folder of folders) {
    const [, , , slug] = lessonFolder.exec(folder) ?? [];
    if (slug === undefined) {
      throw new LessonProblem(folder, null, 'a lesson is in a folder like 04-middleware/05-order-matters');
    }
    const twin = [...slugs].find(([, other]) => other === slug);
    if (twin !== undefined) {
      throw new LessonProblem(folder, null, `has the same name as ${twin[0]}; saved work hangs on the name`);
    }
    slugs.set(folder, slug);
  }
  return folders.map((folder) => readLesson(folder, files, slugs));
}

function readLesson(folder: string, all: Files, slugs: ReadonlyMap<string, string>): AuthoredLesson {
  const [, partNumber = '', lessonNumber = '', slug = ''] = lessonFolder.exec(folder) ?? [];
  const file = `${folder}/lesson.md`;
  const { front, body, above } = splitFrontMatter(file, need(all, file), frontMatter);
  for (const spec of front.spec) {
    if (specAddress(spec) === null) {
      throw new LessonProblem(
        file,
        1,
        `spec: “${spec}” is no section of PEP 3333; write “PEP 3333, The start_response() Callable”`,
      );
    }
  }
  const resolve = (address: string) => {
    const target = new URL(address, `file:///${folder}/`).pathname.slice(1);
    return slugs.get(target) ?? null;
  };
  const { blocks, hints, claims } = readText(file, body, above, front.request, resolve);
  if (hints.length < 2) {
    throw new LessonProblem(file, null, `has ${hints.length} hints; at least two are needed, least first`);
  }
  const start = filesUnder(all, `${folder}/start/`);
  const module = `${(front.app.split(':')[0] ?? '').replaceAll('.', '/')}.py`;
  if (start[module] === undefined) {
    throw new LessonProblem(folder, null, `start/ has no ${module}, which the lesson serves`);
  }
  const changed = filesUnder(all, `${folder}/solution/`);
  if (Object.keys(changed).length === 0) {
    throw new LessonProblem(folder, null, 'has no solution/');
  }
  const check = need(all, `${folder}/check.py`);
  const checks = readSentences(`${folder}/check.py`, check);
  const part = `${folder.split('/')[0]}/part.md`;
  return {
    folder,
    slug,
    number: `${Number(partNumber)}.${Number(lessonNumber)}`,
    part: { number: Number(partNumber), title: splitFrontMatter(part, need(all, part), partHead).front.title },
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

/** The names and docstrings of the checks. Python reads them too; the lessons' test sees that both read the same. */
function readSentences(file: string, check: string): AuthoredLesson['checks'] {
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

function readMistakes(folder: string, all: Files, start: Files, checks: AuthoredLesson['checks']): Mistake[] {
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

function filesUnder(all: Files, folder: string): Record<string, string> {
  const paths = Object.keys(all).filter((path) => path.startsWith(folder));
  return Object.fromEntries(paths.sort().map((path) => [path.slice(folder.length), all[path] ?? '']));
}

function need(all: Files, path: string): string {
  const text = all[path];
  if (text === undefined) {
    throw new LessonProblem(path, null, 'is missing');
  }
  return text;
}
