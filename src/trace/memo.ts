// Facts derived from a recording are worked out once for each recording, and forgotten together with it.
import { atOnce, type Steps } from '../lib/slices.ts';
import type { Recording } from './recording.ts';

/** By recording, what each of the functions below made of it. */
const known = new WeakMap<Recording, unknown[]>();
/** The one that was asked for last, and what is known of it: most questions, hundreds of thousands, are about the same one. */
let recent: Recording | null = null;
let recentFacts: unknown[] = [];
let functions = 0;

function factsOf(recording: Recording): unknown[] {
  if (recording === recent) return recentFacts;
  let facts = known.get(recording);
  if (facts === undefined) {
    facts = [];
    known.set(recording, facts);
  }
  recent = recording;
  recentFacts = facts;
  return facts;
}

export function perRecording<T extends object | string | number | boolean | null>(
  derive: (recording: Recording) => T,
): (recording: Recording) => T {
  const own = functions;
  functions += 1;
  return (recording) => {
    const facts = factsOf(recording);
    const made = facts[own];
    if (made !== undefined) return made as T;
    const fresh = derive(recording);
    facts[own] = fresh;
    return fresh;
  };
}

/** For large facts of one moment, of which only one is looked at: a response is megabytes at each of its thousand flushes. */
export function lastMoment<T>(derive: (recording: Recording, cursor: number) => T): (recording: Recording, cursor: number) => T {
  const latest = new WeakMap<Recording, { cursor: number; facts: T }>();
  return (recording, cursor) => {
    let entry = latest.get(recording);
    if (entry?.cursor !== cursor) {
      entry = { cursor, facts: derive(recording, cursor) };
      latest.set(recording, entry);
    }
    return entry.facts;
  };
}

/** The same as `perRecording` for objects that are small facts of a moment: one row for each event. */
export function perMoment<T extends object>(
  derive: (recording: Recording, cursor: number) => T,
): (recording: Recording, cursor: number) => T {
  const tables = perRecording((recording) => new Array<T | undefined>(recording.events.length).fill(undefined));
  return (recording, cursor) => {
    const table = tables(recording);
    const known = table[cursor];
    if (known !== undefined) return known;
    const facts = derive(recording, cursor);
    // A moment outside of the recording has no row.
    if (cursor >= 0 && cursor < table.length) table[cursor] = facts;
    return facts;
  };
}

/** Facts of two recordings, forgotten together with either of them. */
export function perPair<T extends object>(
  derive: (here: Recording, there: Recording) => T,
): (here: Recording, there: Recording) => T {
  const pairs = perRecording(() => new WeakMap<Recording, T>());
  return (here, there) => {
    const known = pairs(here).get(there);
    if (known !== undefined) return known;
    const fresh = derive(here, there);
    pairs(here).set(there, fresh);
    return fresh;
  };
}

export interface InSteps<T> {
  /** At one go, where it is not known yet. */
  of(here: Recording, there: Recording): T;
  /** Null when nobody has worked it out yet. */
  known(here: Recording, there: Recording): T | null;
  /** What works it out with places in between, for runs that are long. */
  steps(here: Recording, there: Recording): Steps<T>;
}

/** The same for facts that may take long. */
export function perPairInSteps<T extends object>(derive: (here: Recording, there: Recording) => Steps<T>): InSteps<T> {
  const made = perPair((): { facts: T | null } => ({ facts: null }));
  const known = (here: Recording, there: Recording) => made(here, there).facts;
  function* steps(here: Recording, there: Recording): Steps<T> {
    const facts = known(here, there) ?? (yield* derive(here, there));
    // Somebody may have been quicker: there is one of each.
    const row = made(here, there);
    row.facts ??= facts;
    return row.facts;
  }
  return { of: (here, there) => known(here, there) ?? atOnce(steps(here, there)), known, steps };
}
