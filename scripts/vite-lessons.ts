// Gives the page its lessons as `virtual:course`: read, checked and parsed when it is built, so that no Markdown parser is shipped.
// The page has all their names, and each of them as a file of its own: a long course costs a first visit no more than a short one.
// A lesson with a fault stops the build (in development: shows on the page) with the file, the line and what is wrong.
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { headOf } from '../src/lesson/course.ts';
import type { AuthoredLesson, Lesson } from '../src/lesson/lesson.ts';
import { readCourse } from '../src/lesson/read-course.node.ts';
import { recordedRuns } from './recorded-runs.ts';

const NAME = 'virtual:course';
const RESOLVED = `\0${NAME}`;
const ONE = 'virtual:lesson/';
/** What was recorded of their starts, all names and one by one. */
const RUNS = 'virtual:recorded';
const RUN = 'virtual:recorded/';

/** Without what only the lessons' own test needs. */
function forThePage({ folder: _folder, mistakes: _mistakes, claims: _claims, ...lesson }: AuthoredLesson): Lesson {
  return lesson;
}

export function lessons(folder = 'lessons'): Plugin {
  const house = resolve(import.meta.dirname, '..');
  const root = resolve(house, folder);
  return {
    name: 'onionskin-lessons',
    resolveId: (id) => ([NAME, RUNS].includes(id) || id.startsWith(ONE) || id.startsWith(RUN) ? `\0${id}` : null),
    async load(id) {
      if (id === RESOLVED) {
        const course = readCourse(root);
        const doors = course.map(
          ({ slug }) => `${JSON.stringify(slug)}: () => import(${JSON.stringify(ONE + slug)}).then((found) => found.lesson)`,
        );
        return `export const heads = ${JSON.stringify(course.map(headOf))};\nexport const lessons = {${doors.join(', ')}};`;
      }
      if (id === `\0${RUNS}`) {
        const runs = await recordedRuns(house, readCourse(root));
        const doors = Object.keys(runs).map(
          (slug) => `${JSON.stringify(slug)}: () => import(${JSON.stringify(RUN + slug)}).then((found) => found.run)`,
        );
        return `export const recorded = {${doors.join(', ')}};`;
      }
      if (id.startsWith(`\0${RUN}`)) {
        const runs = await recordedRuns(house, readCourse(root));
        return `export const run = ${JSON.stringify(runs[id.slice(RUN.length + 1)])};`;
      }
      if (!id.startsWith(`\0${ONE}`)) {
        return null;
      }
      const lesson = readCourse(root).find(({ slug }) => id === `\0${ONE}${slug}`);
      if (lesson === undefined) {
        return null;
      }
      return `export const lesson = JSON.parse(${JSON.stringify(JSON.stringify(forThePage(lesson)))});`;
    },
    configureServer(server) {
      server.watcher.add(root);
      const reload = (path: string) => {
        if (!path.startsWith(root)) {
          return;
        }
        for (const [id, module] of server.moduleGraph.idToModuleMap) {
          if (id.startsWith('\0virtual:')) server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      };
      server.watcher.on('add', reload).on('change', reload).on('unlink', reload);
    },
  };
}
