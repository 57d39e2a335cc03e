// Gives the page its lessons as `virtual:course`: read, checked and parsed when it is built, so that no Markdown parser is shipped.
// The page has all their names, and each of them as a file of its own: a long course costs a first visit no more than a short one.
// Examples (`virtual:examples`) and what was recorded of both (`virtual:recorded`) are not even known by name before they are wanted.
// A lesson with a fault stops the build (in development: shows on the page) with the file, the line and what is wrong.
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { headOf } from '../src/lesson/course.ts';
import { exampleHeadOf } from '../src/lesson/gallery.ts';
import type { AuthoredExample, AuthoredLesson, Lesson } from '../src/lesson/lesson.ts';
import { readCourse, readExamples } from '../src/lesson/read-course.node.ts';
import type { RecordedRun } from '../src/store/recorded-run.ts';
import { playablesOf, recordedRuns } from './recorded-runs.ts';

const COURSE = 'virtual:course';
const EXAMPLES = 'virtual:examples';
const RUNS = 'virtual:recorded';
/** One of them: `virtual:lesson/order-matters`. */
const LESSON = 'virtual:lesson/';
const RUN = 'virtual:recorded/';

/** Without what only the lessons' own test needs. */
function forThePage(lesson: AuthoredLesson | AuthoredExample): Lesson {
  const { folder: _folder, mistakes: _mistakes, claims: _claims, ...rest } = lesson;
  if (!('breaks' in rest)) return rest;
  const { breaks: _breaks, ...example } = rest;
  return example;
}

/** `{"name": () => import("virtual:…/name").then(…)}` */
const doors = (names: readonly string[], where: string, what: string): string =>
  `{${names.map((name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(where + name)}).then((found) => found.${what})`).join(', ')}}`;

const asJson = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

export function lessons(folder = 'lessons'): Plugin {
  const house = resolve(import.meta.dirname, '..');
  const root = resolve(house, folder);
  const all = () => [...readCourse(root), ...readExamples(root)];
  /** Played once for all who ask, until a file changes. */
  let playing: Promise<Record<string, RecordedRun>> | null = null;
  const runs = () => {
    playing ??= recordedRuns(house, all().flatMap(playablesOf));
    return playing;
  };
  return {
    name: 'onionskin-lessons',
    resolveId: (id) => ([COURSE, EXAMPLES, RUNS].includes(id) || id.startsWith(LESSON) || id.startsWith(RUN) ? `\0${id}` : null),
    async load(id) {
      if (id === `\0${COURSE}`) {
        const course = readCourse(root);
        const names = course.map(({ slug }) => slug);
        return `export const heads = ${JSON.stringify(course.map(headOf))};\nexport const lessons = ${doors(names, LESSON, 'lesson')};`;
      }
      if (id === `\0${EXAMPLES}`) {
        const examples = readExamples(root);
        const names = examples.map(({ slug }) => slug);
        return `export const heads = ${asJson(examples.map(exampleHeadOf))};\nexport const examples = ${doors(names, LESSON, 'lesson')};`;
      }
      if (id === `\0${RUNS}`) return `export const recorded = ${doors(Object.keys(await runs()), RUN, 'run')};`;
      if (id.startsWith(`\0${RUN}`)) return `export const run = ${asJson((await runs())[id.slice(RUN.length + 1)])};`;
      if (!id.startsWith(`\0${LESSON}`)) return null;
      const lesson = all().find(({ slug }) => id === `\0${LESSON}${slug}`);
      return lesson === undefined ? null : `export const lesson = ${asJson(forThePage(lesson))};`;
    },
    configureServer(server) {
      server.watcher.add(root);
      const reload = (path: string) => {
        if (!path.startsWith(root)) return;
        playing = null;
        for (const [id, module] of server.moduleGraph.idToModuleMap) {
          if (id.startsWith('\0virtual:')) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      };
      server.watcher.on('add', reload).on('change', reload).on('unlink', reload);
    },
  };
}
