// Facts derived from a recording are worked out once for each recording, and forgotten together with it.
import type { Recording } from './recording.ts';

export function perRecording<T>(derive: (recording: Recording) => T): (recording: Recording) => T {
  const known = new WeakMap<Recording, { facts: T }>();
  return (recording) => {
    let entry = known.get(recording);
    if (entry === undefined) {
      entry = { facts: derive(recording) };
      known.set(recording, entry);
    }
    return entry.facts;
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

/** The same as `perRecording` for functions of (recording, moment), small ones. */
export function perMoment<T>(derive: (recording: Recording, cursor: number) => T): (recording: Recording, cursor: number) => T {
  const tables = perRecording(() => new Map<number, { facts: T }>());
  return (recording, cursor) => {
    const table = tables(recording);
    let entry = table.get(cursor);
    if (entry === undefined) {
      entry = { facts: derive(recording, cursor) };
      table.set(cursor, entry);
    }
    return entry.facts;
  };
}
