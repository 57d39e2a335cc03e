// What survives a reload, as text with a version (read-kept.ts reads it), and what to do with text that can't be read: keep it aside, never
// overwrite it.
import { mapValues } from '../lib/map-values.ts';
import * as strings from '../strings/store/persistence.ts';
import type { Shelf } from './slice.ts';
import type { LessonProgress, State } from './state.ts';

/** Changelog. 1: the first format. */
export const VERSION = 1;
export const KEY = 'onionskin';
/** Unreadable text moves to the first free one of these: onionskin.aside.1, .2, … */
const aside = (nth: number) => `${KEY}.aside.${nth}`;
const MOST_ASIDE = 20;

export type Kept = Pick<
  State,
  | 'slug'
  | 'works'
  | 'discarded'
  | 'progress'
  | 'theme'
  | 'tab'
  | 'sizes'
  | 'folded'
  | 'view'
  | 'ghost'
  | 'types'
  | 'speed'
  | 'grain'
  | 'breaks'
  | 'sent'
>;
export type Found = { kind: 'kept'; kept: Kept } | { kind: 'unreadable' };

const KEPT = [
  'slug',
  'works',
  'discarded',
  'progress',
  'theme',
  'tab',
  'sizes',
  'folded',
  'view',
  'ghost',
  'types',
  'speed',
  'grain',
  'breaks',
  'sent',
] as const;

/** Has anything changed that has to be written? */
export const differs = (now: State, before: State): boolean => KEPT.some((key) => now[key] !== before[key]);

export function toText(state: State): string {
  const kept = Object.fromEntries(KEPT.map((key) => [key, state[key]]));
  // A visit without a link begins at one's own work.
  return JSON.stringify({ version: VERSION, ...kept, slug: state.home, progress: mapValues(state.progress, lighten) });
}

/** Moves text out of the way and says so. Throws what the storage throws: then nothing may be overwritten. */
export function setAside(storage: Shelf, text: string, says = strings.unreadable): string {
  for (let nth = 1; nth <= MOST_ASIDE; nth += 1) {
    const there = storage.getItem(aside(nth));
    if (there !== null && there !== text) continue;
    storage.setItem(aside(nth), text);
    return says(aside(nth));
  }
  throw new Error('too many unreadable copies');
}

/** Every text that was moved out of the way. Throws what the storage throws. */
export function asidesIn(storage: Shelf): { name: string; text: string }[] {
  const names = Array.from({ length: MOST_ASIDE }, (_, index) => aside(index + 1));
  return names.flatMap((name) => {
    const text = storage.getItem(name);
    return text === null ? [] : [{ name, text }];
  });
}

/** Recordings of checks are big and can be made again; only the verdicts are kept. */
export function lighten({ checks, ...rest }: LessonProgress) {
  const results = checks?.results.map(({ name, sentence, passed, says }) => ({ name, sentence, passed, says }));
  const predictions = mapValues(rest.predictions, (answer) => [...answer]);
  const told = mapValues(rest.told, (truth) => [...truth]);
  return { ...rest, predictions, told, checks: results ? { results } : null };
}
