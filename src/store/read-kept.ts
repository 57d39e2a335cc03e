// Reads what an earlier visit left in the storage. Anything may stand there: what is not exactly a former state is unreadable.
// It stands before the first paint, so it is checked without a schema library (lib/guard.ts).
import { either, flag, type Guarded, list, nullable, number, oneOf, optional, record, shape, text, whole } from '../lib/guard.ts';
import { mapValues } from '../lib/map-values.ts';
import { readJson } from '../lib/read-json.ts';
import { MOST_PROCESSES, SERVER_NAMES } from '../runner/runner.ts';
import { type Found, type Kept, VERSION } from './persistence.ts';
import { isRequest, requestOf, scriptOf, stepsOf } from './request-shape.ts';
import { MOST_SENT } from './requests-state.ts';
import { type LessonProgress, SPEEDS, STAGE_VIEWS, THEMES, type Work } from './state.ts';

const isEdit = (data: unknown): data is [number, number, string] =>
  Array.isArray(data) && data.length === 3 && number(data[0]) && number(data[1]) && text(data[2]);
export const isWork = shape({
  files: record(text),
  openFile: text,
  request: isRequest,
  server: shape({
    name: oneOf(SERVER_NAMES),
    processes: optional(whole(1, MOST_PROCESSES)),
    threads: optional(whole(1)),
    mount: optional(text),
    factory: optional(flag),
    pythonPath: optional(flag),
  }),
  // Work that was saved before there was a choice has none.
  keepAlive: optional(flag),
  script: optional(scriptOf(isRequest)),
  off: optional(
    list(
      shape({
        name: text,
        index: whole(0),
        file: text,
        left: text,
        edits: list(isEdit),
        kind: oneOf(['call', 'value', 'entry']),
        before: text,
        after: text,
        ident: text,
        beside: whole(0),
      }),
    ),
  ),
});
export const isProgress = shape({
  hints: whole(0),
  solution: flag,
  done: flag,
  predictions: record(list(text), /^\d+$/),
  told: optional(record(list(text), /^\d+$/)),
  checks: nullable(shape({ results: list(shape({ name: text, sentence: text, passed: flag, says: text })) })),
});
const isColumn = oneOf(['lesson', 'code', 'stage']);
export const isBreak = either(
  shape({ kind: oneOf(['line']), file: text, line: whole(1), on: flag }),
  either(shape({ kind: oneOf(['layer']), name: text, on: flag }), shape({ kind: oneOf(['key']), key: text, on: flag })),
);
const isSent = shape({ request: isRequest, at: number, status: text, server: oneOf(SERVER_NAMES) });
const isSaved = shape({
  version: oneOf([VERSION]),
  slug: text,
  works: record(isWork),
  discarded: record(isWork),
  progress: record(isProgress),
  theme: oneOf(THEMES),
  tab: shape({
    inspector: oneOf(['changes', 'environ', 'response', 'locals', 'console', 'rules', 'hooks', 'start', 'registry', 'signals']),
    narrow: isColumn,
  }),
  // Before, there were shares of the window's width, which mean nothing any more.
  sizes: optional(record(record(number))),
  folded: list(isColumn),
  // Before there was a choice, it was the onion.
  view: optional(oneOf(STAGE_VIEWS)),
  // Before there was a choice, it was there.
  ghost: optional(flag),
  // Before there were any, nobody had switched them off.
  types: optional(flag),
  // Came with the breakpoints.
  breaks: optional(record(list(isBreak))),
  // Came with the history.
  sent: optional(record(list(isSent, MOST_SENT))),
  speed: oneOf(SPEEDS),
  grain: oneOf(['hops', 'lines', 'all']),
});

export function readKept(text: string): Found {
  const data = readJson(text);
  if (!isSaved(data)) return { kind: 'unreadable' };
  const works = [...Object.values(data.works), ...Object.values(data.discarded)];
  if (works.some(({ files }) => Object.keys(files).length === 0)) return { kind: 'unreadable' };
  return { kind: 'kept', kept: revive(data) };
}

function revive({
  slug,
  theme,
  tab,
  folded,
  view = 'onion',
  ghost = true,
  types = true,
  speed,
  grain,
  sizes = {},
  breaks = {},
  sent = {},
  ...data
}: Guarded<typeof isSaved>): Kept {
  return {
    ...{ slug, theme, tab, folded, view, ghost, types, speed, grain, sizes, breaks },
    sent: mapValues(sent, (all) =>
      all.map(({ request, at, status, server: by }) => ({ request: requestOf(request), at, status, server: by })),
    ),
    works: mapValues(data.works, reviveWork),
    discarded: mapValues(data.discarded, reviveWork),
    progress: mapValues(data.progress, reviveProgress),
  };
}

export function reviveProgress({
  hints,
  solution,
  done,
  predictions,
  told = {},
  checks,
}: Guarded<typeof isProgress>): LessonProgress {
  return {
    ...{ hints, solution, done, predictions, told },
    checks: checks && {
      results: checks.results.map(({ name, sentence, passed, says }) => ({ name, sentence, passed, says, at: null })),
      recordings: [],
      fault: null,
    },
  };
}

export function reviveWork({ files, openFile, request, server, keepAlive = false, off, script }: Guarded<typeof isWork>): Work {
  return {
    files,
    openFile,
    request: requestOf(request),
    server,
    keepAlive,
    ...(off === undefined ? {} : { off }),
    ...stepsOf(script),
  };
}
