// A project as text that can be handed to others: in a link, or as a file. Fetched when somebody shares, or opens what was shared.
// It comes from a stranger: it is read whole or not at all, within bounds, and whatever is wrong with it is said in a sentence.
import { titleOfLesson } from '../lesson/course.ts';
import { isShared, SHARED } from '../lesson/is-shared.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { flag, type Guarded, isObject, oneOf, optional, record, shape, textOf, whole } from '../lib/guard.ts';
import { compose } from '../lib/http-message.ts';
import { readJson } from '../lib/read-json.ts';
import { MOST_PROCESSES, SERVER_NAMES } from '../runner/runner.ts';
import { recordedTitle, sharedTitle } from '../strings/store/shared.ts';
import * as strings from '../strings/store/shared-work.ts';
import type { Phrase } from '../trace/sentence.ts';
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
  title: textOf(200),
  app: textOf(200),
  moment: textOf(500),
  openFile: textOf(100),
  server: isServer,
  keepAlive: flag,
  request: isSharedRequest,
  script: optional(scriptOf(isSharedRequest)),
  files: record(textOf(MOST_TEXT)),
} as const;
const isShape = shape(PARTS);
const isPart = (key: string): key is strings.Part => Object.hasOwn(PARTS, key);

export function readShared(text: string | null): SharedRead {
  if (text === null) return refused(strings.notWhole);
  if (text.length > MOST_TEXT) return refused(strings.tooLarge);
  const data = readJson(text);
  if (!isObject(data)) return refused(strings.notWhole);
  if (data.format !== FORMAT) return refused(strings.somethingElse);
  if (typeof data.version === 'number' && data.version > VERSION) return refused(strings.newer);
  if (data.version !== VERSION) return refused(strings.noVersion);
  if (!isShape(data)) {
    const wrong = Object.keys(PARTS)
      .filter(isPart)
      .find((key) => !PARTS[key](Object.hasOwn(data, key) ? data[key] : undefined));
    return refused(strings.partUnreadable(wrong ?? null));
  }
  const why =
    refuseFiles(data.files) ??
    refuseApp(data.app) ??
    refuseRequests([data.request, ...(data.script ?? []).map(({ request }) => request)]);
  return why === null ? { ok: true, shared: sharedOf(data) } : refused(why);
}

const refused = (says: string): SharedRead => ({ ok: false, says });

function refuseFiles(files: Readonly<Record<string, string>>): string | null {
  const names = Object.keys(files);
  if (names.length === 0) return strings.noFile;
  if (names.length > MOST_FILES) return strings.tooManyFiles(names.length, MOST_FILES);
  for (const [at, name] of names.entries()) {
    const says = refuseName(name, names.slice(0, at));
    if (says !== null) return strings.noName(says);
  }
  return null;
}

const refuseApp = (app: string): string | null => (/^[\p{L}\p{N}_.]+:[\p{L}\p{N}_.]+$/u.test(app) ? null : strings.noApp);

const refuseRequests = (requests: readonly Work['request'][]): string | null =>
  requests.map(refuseRequest).find((says) => says !== null) ?? null;

function refuseRequest({ method, target, headers, body }: Work['request']): string | null {
  // What was shared half-written can be opened half-written; what no form could hold can't.
  const lines = [method, target, ...headers.flat()];
  const composed = compose('GET', '/', [], body);
  if (lines.some((line) => /[\r\n\0]/.test(line))) return strings.lineEnds;
  return composed.ok ? null : strings.noRequest(composed.says);
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
export function plainTitle(lesson: Lesson | null): string {
  const title = lesson === null ? '' : titleOfLesson(lesson);
  const before = [sharedTitle(''), recordedTitle('')].find((words) => title.startsWith(words)) ?? '';
  return title.slice(before.length);
}

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
  const { method, target } = work.request;
  return {
    slug,
    number: '',
    part: { number: -1, title: '' },
    front: {
      title: sharedTitle(title === '' ? strings.untitled : title),
      goal: strings.goal,
      request: '',
      spec: [],
      app,
    },
    prose: [
      {
        kind: 'prose',
        tree: root(p(text(strings.holds(names.length, length))), ul(names.map((name) => [code(name)]))),
      },
      {
        kind: 'prose',
        tree: root(p(...phrases(strings.served(work.server.name, app, `${method} ${target}`.slice(0, 200))))),
      },
      { kind: 'note', title: strings.notYet, tree: root(p(text(strings.safe))) },
    ],
    hints: [],
    start: work.files,
    solution: {},
    check: '',
    checks: [],
  };
}

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
const phrases = (said: readonly Phrase[]): Node[] =>
  said.map((phrase) => (typeof phrase === 'string' ? text(phrase) : code(phrase.code)));
const p = (...children: Node[]): Node => element('p', children);
const ul = (items: Node[][]): Node =>
  element(
    'ul',
    items.map((item) => element('li', item)),
  );
