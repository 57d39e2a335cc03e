// A project as text that can be handed to others: in a link, or as a file. Fetched when somebody shares, or opens what was shared.
// It comes from a stranger: it is read whole or not at all, within bounds, and whatever is wrong with it is said in a sentence.
import { titleOfLesson } from '../lesson/course.ts';
import { isShared, SHARED } from '../lesson/is-shared.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { flag, type Guarded, isObject, oneOf, optional, record, shape, textOf, whole } from '../lib/guard.ts';
import { compose } from '../lib/http-message.ts';
import { readJson } from '../lib/read-json.ts';
import { MOST_PROCESSES, SERVER_NAMES } from '../runner/runner.ts';
import { refuseName } from './file-name.ts';
import { requestOf, requestWithin, scriptOf, stepsOf } from './request-shape.ts';
import type { Work } from './state.ts';

const FORMAT = 'onionskin-project';
/** Changelog. 1: the first format. */
const VERSION = 1;
/** In characters: of the whole text, and how many files. */
export const MOST_TEXT = 1_000_000;
const MOST_FILES = 200;

export interface Shared {
  /** The lesson it was written in. */
  title: string;
  /** What is served, "app:application". */
  app: string;
  work: Work;
  /** As `momentText` writes it, or ''. */
  moment: string;
}
export type SharedRead = { ok: true; shared: Shared } | { ok: false; says: string };

/** The same for the same, so that one project has one link. */
export function sharedText({ title, app, work, moment }: Shared): string {
  const { files, openFile, request, server, keepAlive, script } = work;
  const parts = { title, app, moment, openFile, server, keepAlive, request: requestOf(request), ...stepsOf(script), files };
  return JSON.stringify({ format: FORMAT, version: VERSION, ...parts });
}

const isServer = shape({
  name: oneOf(SERVER_NAMES),
  processes: optional(whole(1, MOST_PROCESSES)),
  threads: optional(whole(1, 64)),
  mount: optional(textOf(200)),
  factory: optional(flag),
  pythonPath: optional(flag),
});
const isSharedRequest = requestWithin({ method: 100, target: 20_000, headers: 200, name: 1000, value: 20_000, body: MOST_TEXT });
const PARTS = {
  title: { is: textOf(200), what: 'its title' },
  app: { is: textOf(200), what: 'what is served' },
  moment: { is: textOf(500), what: 'its moment' },
  openFile: { is: textOf(100), what: 'the file that is open' },
  server: { is: isServer, what: 'its server' },
  keepAlive: { is: flag, what: 'its connection' },
  request: {
    is: isSharedRequest,
    what: 'its request',
  },
  script: { is: optional(scriptOf(isSharedRequest)), what: 'its script' },
  files: { is: record(textOf(MOST_TEXT)), what: 'its files' },
} as const;
const isShape = shape({
  title: PARTS.title.is,
  app: PARTS.app.is,
  moment: PARTS.moment.is,
  openFile: PARTS.openFile.is,
  server: PARTS.server.is,
  keepAlive: PARTS.keepAlive.is,
  request: PARTS.request.is,
  files: PARTS.files.is,
  script: PARTS.script.is,
});

export function readShared(text: string | null): SharedRead {
  if (text === null) return refused('It is not whole: perhaps it was cut off on its way.');
  if (text.length > MOST_TEXT) return refused('It holds more than a megabyte.');
  const data = readJson(text);
  if (!isObject(data)) return refused('It is not whole: perhaps it was cut off on its way.');
  if (data.format !== FORMAT) return refused('It holds something else than a project of this page.');
  if (typeof data.version === 'number' && data.version > VERSION)
    return refused('A newer version of this page wrote it. Reload this page, and try again.');
  if (data.version !== VERSION) return refused('It does not say which version of the format it is in.');
  if (!isShape(data)) {
    const [, part] = Object.entries(PARTS).find(([key, { is }]) => !is(Object.hasOwn(data, key) ? data[key] : undefined)) ?? [];
    return refused(`In it, ${part?.what ?? 'something'} can’t be read.`);
  }
  const why =
    refuseFiles(data.files) ??
    refuseApp(data.app) ??
    refuseRequests([data.request, ...(data.script ?? []).map(({ request }) => request)]);
  return why === null ? { ok: true, shared: sharedOf(data) } : refused(why);
}

const refused = (why: string): SharedRead => ({ ok: false, says: `This shared project can’t be opened. ${why}` });

function refuseFiles(files: Readonly<Record<string, string>>): string | null {
  const names = Object.keys(files);
  if (names.length === 0) return 'It has no file.';
  if (names.length > MOST_FILES) return `It has ${names.length} files; ${MOST_FILES} are the most.`;
  for (const [at, name] of names.entries()) {
    const says = refuseName(name, names.slice(0, at));
    if (says !== null) return `A name in it is none for a file: ${says}`;
  }
  return null;
}

const refuseApp = (app: string): string | null =>
  /^[\p{L}\p{N}_.]+:[\p{L}\p{N}_.]+$/u.test(app) ? null : 'What is to be served has to be written like app:application.';

const refuseRequests = (requests: readonly Work['request'][]): string | null =>
  requests.map(refuseRequest).find((says) => says !== null) ?? null;

function refuseRequest({ method, target, headers, body }: Work['request']): string | null {
  // What was shared half-written can be opened half-written; what no form could hold can't.
  const lines = [method, target, ...headers.flat()];
  const composed = compose('GET', '/', [], body);
  if (lines.some((line) => /[\r\n\0]/.test(line))) return 'In its request there are line ends where there can be none.';
  return composed.ok ? null : composed.says;
}

function sharedOf({ title, app, moment, openFile, server, keepAlive, request, script, files }: Guarded<typeof isShape>): Shared {
  const { name, processes, threads, mount, factory, pythonPath } = server;
  return {
    title,
    app,
    moment,
    work: {
      files,
      openFile: Object.hasOwn(files, openFile) ? openFile : (Object.keys(files)[0] ?? ''),
      request: requestOf(request),
      server: { name, processes, threads, mount, factory, pythonPath },
      keepAlive,
      ...stepsOf(script),
    },
  };
}

/** The title to share it by: that it was shared or recorded before is not said twice. */
export const plainTitle = (lesson: Lesson | null): string =>
  lesson === null ? '' : titleOfLesson(lesson).replace(/^(?:Shared|Recorded): /, '');

/** Its name among the lessons: the same for the same text. FNV-1a, twice 32 bits. */
export function slugOf(text: string): string {
  let [one, other] = [0x811c9dc5, 0xcbf29ce4];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ (code + at), 0x01000193);
  }
  const hex = (number: number) => (number >>> 0).toString(16).padStart(8, '0');
  return `${SHARED}${hex(one)}${hex(other)}`;
}

/** As the page shows it: a lesson without a task. What is in it is told before any of it runs. */
export function lessonOf({ title, app, work }: Shared, slug: string): Lesson {
  if (!isShared(slug)) throw new Error(`${slug} is the name of a lesson`);
  const names = Object.keys(work.files);
  const length = Object.values(work.files).reduce((sum, source) => sum + source.length, 0);
  const files = names.length === 1 ? 'One file' : `${names.length} files`;
  const { method, target } = work.request;
  return {
    slug,
    number: '',
    part: { number: -1, title: '' },
    front: { title: `Shared: ${title === '' ? 'a project' : title}`, goal: SAYS, request: '', spec: [], app },
    prose: [
      {
        kind: 'prose',
        tree: root(p(text(`${files}, ${length.toLocaleString('en')} characters:`)), ul(names.map((name) => [code(name)]))),
      },
      {
        kind: 'prose',
        tree: root(
          p(
            text('Served by '),
            code(work.server.name),
            text(': '),
            code(app),
            text(`. The request in the composer is `),
            code(`${method} ${target}`.slice(0, 200)),
            text('.'),
          ),
        ),
      },
      { kind: 'note', title: 'Nothing has run yet', tree: root(p(text(SAFE))) },
    ],
    hints: [],
    start: work.files,
    solution: {},
    check: '',
    checks: [],
  };
}

const SAYS = 'A project that somebody shared. Read it, change it, press Send.';
const SAFE =
  'It runs when you press Send, in a room without network and without storage, like everything here. Your own work is as it was; what you change in this project is kept by itself.';

type Node = Lesson['hints'][number]['children'][number];
const root = (...children: Node[]): Lesson['hints'][number] => ({ type: 'root', children });
const element = (tagName: string, children: Node[]): Node => ({
  type: 'element',
  tagName,
  properties: {},
  children: children.filter((child) => child.type !== 'doctype'),
});
const text = (value: string): Node => ({ type: 'text', value });
const code = (value: string): Node => element('code', [text(value)]);
const p = (...children: Node[]): Node => element('p', children);
const ul = (items: Node[][]): Node =>
  element(
    'ul',
    items.map((item) => element('li', item)),
  );
