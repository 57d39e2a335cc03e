// Gives the page its lessons as `virtual:course`: read, checked and parsed when it is built, so that no Markdown parser is shipped.
// The page has all their names, and each of them is a file of its own, found by its name in a folder that is named by what is in it: a long course
// costs a first visit hardly more than a short one. Examples (`virtual:examples`) and what was recorded of both (`virtual:recorded`) are not even
// known by name before they are wanted.
// A lesson with a fault stops the build (in development: shows on the page) with the file, the line and what is wrong.
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { headOf } from '../src/lesson/course.ts';
import { exampleHeadOf } from '../src/lesson/gallery.ts';
import type { Term } from '../src/lesson/glossary.ts';
import type { AuthoredExample, AuthoredLesson, Lesson } from '../src/lesson/lesson.ts';
import { linkTerms } from '../src/lesson/link-terms.ts';
import { readCourse, readExamples, readTerms } from '../src/lesson/read-course.node.ts';
import type { RecordedRun } from '../src/store/recorded-run.ts';
import { playablesOf, recordedRuns } from './recorded-runs.ts';

const COURSE = 'virtual:course';
/** What the folder of lessons is called in a build, with a hash behind it. */
export const COURSE_FOLDER = 'course-';
const EXAMPLES = 'virtual:examples';
const GLOSSARY = 'virtual:glossary';
const RUNS = 'virtual:recorded';
/** What the second file of a lesson has behind its name. */
export const REST = '~rest';
/** One of them: `virtual:lesson/order-matters`. */
const LESSON = 'virtual:lesson/';
const RUN = 'virtual:recorded/';

/** Without what only the lessons' own test needs, and with the way to each word that the glossary has. */
function forThePage(lesson: AuthoredLesson | AuthoredExample, terms: readonly Term[]): Lesson {
  const { folder: _folder, mistakes: _mistakes, claims: _claims, ...rest } = lesson;
  const prose = linkTerms(rest.prose, terms);
  if (!('breaks' in rest)) return { ...rest, prose };
  const { breaks: _breaks, ...example } = rest;
  return { ...example, prose };
}

/** `{"name": () => import("virtual:…/name").then(…)}` */
const doors = (names: readonly string[], where: string, what: string): string =>
  `{${names.map((name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(where + name)}).then((found) => found.${what})`).join(', ')}}`;

const asJson = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** Not as a text to be parsed, in which each quote of a program would be escaped twice over: the page can't be painted before this has come. */
const lessonSource = (lesson: AuthoredLesson | AuthoredExample, terms: readonly Term[]): string =>
  `export const lesson = ${JSON.stringify(forThePage(lesson, terms))};
`;

/** The titles of parts once; a lesson in as few bytes as may be. They are made into objects when the page starts. */
function headsSource(course: readonly AuthoredLesson[]): string {
  const heads = course.map(headOf);
  const parts = Object.fromEntries(heads.map(({ part }) => [part.number, part.title]));
  const rows = heads.map(({ slug, number, title }) => `${number}|${slug}|${title}`);
  const read = '([number, slug, title]) => ({ slug, number, title, part: parts[Number.parseInt(number)] })';
  const made = 'for (const number in parts) parts[number] = { number: Number(number), title: parts[number] };';
  return `(() => { const parts = ${JSON.stringify(parts)}; ${made} return ${JSON.stringify(rows.join('\n'))}.split('\\n').map((row) => row.split('|')).map(${read}); })()`;
}

/** Whether its first process will be one that knows Django (src/runner/kinds.ts): then that is what is fetched first. */
const isOfDjango = ({ start }: AuthoredLesson | AuthoredExample): boolean =>
  Object.values(start).some((text) => /\bdjango\b/.test(text));

type Sources = readonly (readonly [name: string, source: string])[];

/** As two files: what is seen at first, and what is asked for later. Long hints and checks keep nobody waiting for the page. */
function twoSources(lesson: AuthoredLesson | AuthoredExample, terms: readonly Term[]): Sources {
  const { hints, solution, check, ...beginning } = forThePage(lesson, terms);
  return [
    [lesson.slug, `export const lesson = ${asJson({ ...beginning, hints: [], solution: {}, check: '', partial: true })};\n`],
    [`${lesson.slug}${REST}`, `export const rest = ${asJson({ hints, solution, check })};\n`],
  ];
}

/** Each as a file beside the page's own script, in a folder that it gives the name of. */
function emitLessons(sources: Sources, emit: (fileName: string, source: string) => void): string {
  const folder = `${COURSE_FOLDER}${createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 8)}`;
  for (const [slug, source] of sources) emit(`assets/${folder}/${slug}.js`, source);
  return folder;
}

export function lessons(folder = 'lessons'): Plugin {
  const house = resolve(import.meta.dirname, '..');
  const root = resolve(house, folder);
  const all = () => [...readCourse(root), ...readExamples(root)];
  const sources = () => {
    const terms = readTerms(root);
    return all().flatMap((lesson) => twoSources(lesson, terms));
  };
  const slugs = () => all().map(({ slug }) => slug);
  let building = false;
  /** Played once for all who ask, until a file changes. */
  let playing: Promise<Record<string, RecordedRun>> | null = null;
  const runs = () => {
    playing ??= recordedRuns(house, all().flatMap(playablesOf));
    return playing;
  };
  return {
    name: 'onionskin-lessons',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId: (id) =>
      [COURSE, EXAMPLES, GLOSSARY, RUNS].includes(id) || id.startsWith(LESSON) || id.startsWith(RUN) ? `\0${id}` : null,
    async load(id) {
      if (id === `\0${COURSE}`) {
        const heads = `export const heads = ${headsSource(readCourse(root))};
export const ofDjango = ${JSON.stringify(
          all()
            .filter(isOfDjango)
            .map(({ slug }) => slug)
            .join(' '),
        )}.split(' ');`;
        if (!building)
          return `${heads}
export const fetchLesson = async (slug) => (${doors(slugs(), LESSON, 'lesson')})[slug]();
export const fetchBeginning = fetchLesson;`;
        const folder = emitLessons(sources(), (fileName, source) => this.emitFile({ type: 'asset', fileName, source }));
        // Put together by hand: Vite would take new URL(…) for a wish to have the file in the bundle. Names come from addresses too: what could lead
        // out of the folder is refused here once more, for what is fetched is run.
        return `${heads}
const file = async (name) => {
  if (!/^[a-z0-9-]+(${REST})?$/.test(name)) throw new Error('no lesson');
  return import(/* @vite-ignore */ import.meta.url.replace(/[^/]*$/, '${folder}/' + name + '.js'));
};
export const fetchBeginning = async (slug) => (await file(slug)).lesson;
export const fetchLesson = async (slug) => {
  const [{ lesson }, { rest }] = await Promise.all([file(slug), file(slug + '${REST}')]);
  const { partial, ...beginning } = lesson;
  return { ...beginning, ...rest };
};`;
      }
      if (id === `\0${EXAMPLES}`) return `export const heads = ${asJson(readExamples(root).map(exampleHeadOf))};`;
      if (id === `\0${GLOSSARY}`) return `export const terms = ${asJson(readTerms(root))};`;
      if (id === `\0${RUNS}`) return `export const recorded = ${doors(Object.keys(await runs()), RUN, 'run')};`;
      if (id.startsWith(`\0${RUN}`)) return `export const run = ${asJson((await runs())[id.slice(RUN.length + 1)])};`;
      if (!id.startsWith(`\0${LESSON}`)) return null;
      const lesson = all().find(({ slug }) => id === `\0${LESSON}${slug}`);
      return lesson === undefined ? null : lessonSource(lesson, readTerms(root));
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
