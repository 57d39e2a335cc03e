// A learner's way as a file: what they wrote, how far they are, where playing stops. To be taken to another browser, or kept.
// Fetched when somebody wants it. A file is taken in whole or not at all, and whatever is wrong with one is said in a sentence.
import { isObject, list, record, shape } from '../lib/guard.ts';
import { mapValues } from '../lib/map-values.ts';
import { readJson } from '../lib/read-json.ts';
import { lighten } from './persistence.ts';
import { isBreak, isProgress, isWork, reviveProgress, reviveWork } from './read-kept.ts';
import type { State } from './state.ts';

const FORMAT = 'onionskin-progress';
/** Changelog. 1: the first format. */
const VERSION = 1;
/** In characters. No browser's storage holds as much: it is something else. */
const MOST = 20_000_000;

export type Way = Pick<State, 'works' | 'discarded' | 'progress' | 'breaks'>;
export type FileRead = { ok: true; way: Way } | { ok: false; says: string };

/** The name says when, so that an older one is not overwritten. */
export const fileName = (now: Date): string => `onionskin-progress-${now.toISOString().slice(0, 10)}.json`;

export function progressFile({ works, discarded, progress, breaks }: Way): string {
  const way = { works, discarded, progress: mapValues(progress, lighten), breaks };
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...way }, null, 1)}\n`;
}

/** What each part holds, by lesson, in the words that a fault is told with. */
const PARTS = {
  works: { is: isWork, what: 'the code' },
  discarded: { is: isWork, what: 'the code that was put aside' },
  progress: { is: isProgress, what: 'the progress' },
  breaks: { is: list(isBreak), what: 'the breakpoints' },
} as const;
const isWay = shape({
  works: record(PARTS.works.is),
  discarded: record(PARTS.discarded.is),
  progress: record(PARTS.progress.is),
  breaks: record(PARTS.breaks.is),
});

export function readProgressFile(text: string): FileRead {
  if (text.length > MOST) return refused('It is larger than anything this page has ever written.');
  const data = readJson(text);
  if (data === undefined) return refused('It is no JSON, or not all of it.');
  const { format, version } = isObject(data) ? data : {};
  if (format !== FORMAT) return refused('It is JSON, but no progress that this page has exported.');
  if (typeof version === 'number' && version > VERSION)
    return refused('A newer version of this page wrote it. Reload this page, and try again.');
  if (version !== VERSION) return refused('It does not say which version of the format it is in.');
  if (!isWay(data)) return refused(faultOf(data));
  const bare = [...Object.entries(data.works), ...Object.entries(data.discarded)].find(([, { files }]) => isEmpty(files));
  if (bare !== undefined) return refused(`In it, the code of the lesson “${bare[0]}” has no file.`);
  const { works, discarded, progress, breaks } = data;
  return {
    ok: true,
    way: {
      works: mapValues(works, reviveWork),
      discarded: mapValues(discarded, reviveWork),
      progress: mapValues(progress, reviveProgress),
      breaks,
    },
  };
}

/** The first thing that is not as it has to be. */
function faultOf(data: unknown): string {
  for (const [part, { is, what }] of Object.entries(PARTS)) {
    const held = isObject(data) ? data[part] : undefined;
    if (!isObject(held)) return `“${part}” is missing in it, or is no table of lessons.`;
    const [lesson] = Object.entries(held).find(([, one]) => !is(one)) ?? [];
    if (lesson !== undefined) return `In it, ${what} of the lesson “${lesson}” can’t be read.`;
  }
  return 'It can’t be read.';
}

const refused = (why: string): FileRead => ({ ok: false, says: `Nothing was taken from this file. ${why}` });
const isEmpty = (files: object): boolean => Object.keys(files).length === 0;
