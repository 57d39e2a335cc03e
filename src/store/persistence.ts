// What survives a reload, as text with a version, and what to do with text that can't be read: keep it aside, never overwrite it.
import * as z from 'zod/mini';
import { MOST_PROCESSES, SERVER_NAMES } from '../runner/runner.ts';
import type { Shelf } from './slice.ts';
import { type LessonProgress, SPEEDS, type State } from './state.ts';

/** Changelog. 1: the first format. */
const VERSION = 1;
export const KEY = 'onionskin';
/** Unreadable text moves to the first free one of these: onionskin.aside.1, .2, … */
const aside = (nth: number) => `${KEY}.aside.${nth}`;
const MOST_ASIDE = 20;

const work = z.object({
  files: z.record(z.string(), z.string()).check(z.refine((files) => Object.keys(files).length > 0)),
  openFile: z.string(),
  request: z.object({
    method: z.string(),
    target: z.string(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.string(),
  }),
  server: z.object({
    name: z.enum(SERVER_NAMES),
    processes: z.optional(z.int().check(z.minimum(1), z.maximum(MOST_PROCESSES))),
    threads: z.optional(z.int().check(z.minimum(1))),
    mount: z.optional(z.string()),
    factory: z.optional(z.boolean()),
    pythonPath: z.optional(z.boolean()),
  }),
  // Work that was saved before there was a choice.
  keepAlive: z._default(z.boolean(), false),
});
const progress = z.object({
  hints: z.int(),
  solution: z.boolean(),
  done: z.boolean(),
  predictions: z.record(z.coerce.number<string>(), z.array(z.string())),
  checks: z.nullable(
    z.object({ results: z.array(z.object({ name: z.string(), sentence: z.string(), passed: z.boolean(), says: z.string() })) }),
  ),
});
const column = z.enum(['lesson', 'code', 'stage']);
const saved = z.object({
  version: z.literal(VERSION),
  slug: z.string(),
  works: z.record(z.string(), work),
  discarded: z.record(z.string(), work),
  progress: z.record(z.string(), progress),
  theme: z.enum(['system', 'light', 'dark']),
  tab: z.object({ inspector: z.enum(['changes', 'environ', 'response', 'console', 'rules']), narrow: column }),
  widths: z.record(z.string(), z.record(z.string(), z.number())),
  folded: z.array(column),
  speed: z.literal(SPEEDS),
  grain: z.enum(['hops', 'lines']),
});
type Saved = z.infer<typeof saved>;

export type Kept = Pick<
  State,
  'slug' | 'works' | 'discarded' | 'progress' | 'theme' | 'tab' | 'widths' | 'folded' | 'speed' | 'grain'
>;
export type Found = { kind: 'nothing' } | { kind: 'kept'; kept: Kept } | { kind: 'unreadable' };

const KEPT = ['slug', 'works', 'discarded', 'progress', 'theme', 'tab', 'widths', 'folded', 'speed', 'grain'] as const;

/** Has anything changed that has to be written? */
export const differs = (now: State, before: State): boolean => KEPT.some((key) => now[key] !== before[key]);

export function toText(state: State): string {
  const kept = Object.fromEntries(KEPT.map((key) => [key, state[key]]));
  return JSON.stringify({ version: VERSION, ...kept, progress: mapValues(state.progress, lighten) });
}

export function fromText(text: string | null): Found {
  if (text === null) return { kind: 'nothing' };
  const read = saved.safeParse(parse(text));
  return read.success ? { kind: 'kept', kept: revive(read.data) } : { kind: 'unreadable' };
}

/** Moves unreadable text out of the way and says so. Throws what the storage throws: then nothing may be overwritten. */
export function setAside(storage: Shelf, text: string): string {
  for (let nth = 1; nth <= MOST_ASIDE; nth += 1) {
    const there = storage.getItem(aside(nth));
    if (there !== null && there !== text) continue;
    storage.setItem(aside(nth), text);
    return `What this browser had saved could not be read. It is not lost: it is kept in this browser's storage as “${aside(nth)}”, and this is a fresh start.`;
  }
  throw new Error('too many unreadable copies');
}

/** Recordings of checks are big and can be made again; only the verdicts are kept. */
function lighten({ checks, ...rest }: LessonProgress): Saved['progress'][string] {
  const results = checks?.results.map(({ name, sentence, passed, says }) => ({ name, sentence, passed, says }));
  const predictions = mapValues(rest.predictions, (answer) => [...answer]);
  return { ...rest, predictions, checks: results ? { results } : null };
}

function revive({ version: _, ...data }: Saved): Kept {
  return {
    ...data,
    progress: mapValues(data.progress, ({ checks, ...rest }) => ({
      ...rest,
      checks: checks && { results: checks.results.map((result) => ({ ...result, at: null })), recordings: [], fault: null },
    })),
  };
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, make: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value)]));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
