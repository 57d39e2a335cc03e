// Gives the page its lessons as `virtual:course`: read, checked and parsed when it is built, so that no Markdown parser is shipped.
// A lesson with a fault stops the build (in development: shows on the page) with the file, the line and what is wrong.
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { AuthoredLesson, Course, Lesson } from '../src/lesson/lesson.ts';
import { readCourse } from '../src/lesson/read-course.node.ts';

const NAME = 'virtual:course';
const RESOLVED = `\0${NAME}`;

/** Without what only the lessons' own test needs. */
function forThePage({ folder: _folder, mistakes: _mistakes, claims: _claims, ...lesson }: AuthoredLesson): Lesson {
  return lesson;
}

export function lessons(folder = 'lessons'): Plugin {
  const root = resolve(import.meta.dirname, '..', folder);
  return {
    name: 'onionskin-lessons',
    resolveId: (id) => (id === NAME ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) {
        return null;
      }
      const course: Course = { lessons: readCourse(root).map(forThePage) };
      return `export const course = JSON.parse(${JSON.stringify(JSON.stringify(course))});`;
    },
    configureServer(server) {
      server.watcher.add(root);
      const reload = (path: string) => {
        if (!path.startsWith(root)) {
          return;
        }
        const module = server.moduleGraph.getModuleById(RESOLVED);
        if (module !== undefined) {
          server.moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      };
      server.watcher.on('add', reload).on('change', reload).on('unlink', reload);
    },
  };
}
