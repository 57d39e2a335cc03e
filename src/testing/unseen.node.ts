// What ten learners would have written, and what would have nearly done it, by the lesson's name: `unseen/<lesson>.md`, or where
// that would be too long `<lesson>.1.md` and so on. All of it was
// written from the text of the task and its start/, before its author had seen the check. Markdown, so that Python is written as Python.
import { readdirSync, readFileSync } from 'node:fs';
import type { AuthoredLesson, Files } from '../lesson/lesson.ts';
import { above } from './right-ways/ways.ts';

type Kind = 'right' | 'wrong';
const FOLDER = 'src/testing/unseen';

/** The lessons that somebody has written for. */
export const unseenLessons = (): string[] => [...new Set(readdirSync(FOLDER).map(lessonIn))];

const lessonIn = (name: string): string => name.replace(/(?:\.\d+)?\.md$/, '');

/** The whole projects of a lesson, those that have to pass or those that have to fail. */
export function unseenProjects({ slug, start }: AuthoredLesson, kind: Kind): [how: string, files: Files][] {
  const names = readdirSync(FOLDER)
    .filter((name) => lessonIn(name) === slug)
    .sort();
  return names
    .flatMap((name) => entriesOf(readFileSync(`${FOLDER}/${name}`, 'utf8'), kind))
    .map(([how, files]) => [how, { ...start, ...files(start) }]);
}

/** A heading `## right: how it is done`, and under it fences with the code. */
function entriesOf(text: string, kind: Kind): [how: string, files: (start: Files) => Files][] {
  const [head = '', ...entries] = text.split(/^## /m);
  const from = /^from: (.*)$/m.exec(head)?.[1];
  return entries.flatMap((entry): [string, (start: Files) => Files][] => {
    const title = entry.slice(0, entry.indexOf('\n'));
    const [is, how = ''] = title.split(/: (.*)/);
    if (is !== 'right' && is !== 'wrong') throw new Error(`“${title}” is neither right nor wrong`);
    return is === kind ? [[how, (start) => filesOf(entry, start, from)]] : [];
  });
}

/**
 * The files of an entry. A fence says `python`, which file if it is not app.py, and `from` and the line of the start whose place the code
 * takes, with all that follows. The file's head may say that for all of its app.py.
 */
function filesOf(entry: string, start: Files, from: string | undefined): Files {
  const files: Record<string, string> = {};
  for (const [, name, own, code = ''] of entry.matchAll(/^```python(?: ([\w.]+))?(?: from (.*))?\n([\s\S]*?)^```$/gm)) {
    const file = name ?? 'app.py';
    const line = own ?? (name === undefined ? from : undefined);
    files[file] = (line === undefined ? '' : above(start, file, line)) + code;
  }
  return files;
}
