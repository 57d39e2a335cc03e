// A learner's way as a file: what they wrote, how far they are, where playing stops. To be taken to another browser, or kept.
// Fetched when somebody wants it. A file is taken in whole or not at all, and whatever is wrong with one is said in a sentence.
import { isObject, list, record, shape } from '../lib/guard.ts';
import { mapValues } from '../lib/map-values.ts';
import { readJson } from '../lib/read-json.ts';
import * as strings from '../strings/store/progress-file.ts';
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

/** What each part holds, by lesson. */
const PARTS = { works: isWork, discarded: isWork, progress: isProgress, breaks: list(isBreak) } as const;
const isWay = shape({
  works: record(PARTS.works),
  discarded: record(PARTS.discarded),
  progress: record(PARTS.progress),
  breaks: record(PARTS.breaks),
});

export function readProgressFile(text: string): FileRead {
  if (text.length > MOST) return refused(strings.tooLarge);
  const data = readJson(text);
  if (data === undefined) return refused(strings.noJson);
  const { format, version } = isObject(data) ? data : {};
  if (format !== FORMAT) return refused(strings.somethingElse);
  if (typeof version === 'number' && version > VERSION) return refused(strings.newer);
  if (version !== VERSION) return refused(strings.noVersion);
  if (!isWay(data)) return refused(faultOf(data));
  const bare = [...Object.entries(data.works), ...Object.entries(data.discarded)].find(([, { files }]) => isEmpty(files));
  if (bare !== undefined) return refused(strings.noFile(bare[0]));
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
  for (const part of ['works', 'discarded', 'progress', 'breaks'] as const) {
    const held = isObject(data) ? data[part] : undefined;
    if (!isObject(held)) return strings.missing(part);
    const [lesson] = Object.entries(held).find(([, one]) => !PARTS[part](one)) ?? [];
    if (lesson !== undefined) return strings.unreadablePart[part](lesson);
  }
  return strings.unreadable;
}

const refused = (why: string): FileRead => ({ ok: false, says: strings.nothingTaken(why) });
const isEmpty = (files: object): boolean => Object.keys(files).length === 0;
