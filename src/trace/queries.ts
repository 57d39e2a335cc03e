// The SQL queries of a request, each with the layer and the line that caused it. One that was put before is marked, and so is a statement that
// comes again and again from one line with other parameters: one for each of something that another query gave (“N+1”).
import { among } from './cursors.ts';
import type { EventOf } from './event.ts';
import { perRecording } from './memo.ts';
import type { Cursor } from './recording.ts';
import { nameOf } from './words.ts';

export interface Query {
  cursor: Cursor;
  event: EventOf<'query'>;
  layer: string;
  /** How often the very same was put before. */
  before: number;
  /** How often the same statement came from the same line with other parameters before. */
  alike: number;
}

/** From how many on a statement from one line is told as N+1: two may be chance. */
export const MANY = 3;

export const queriesOf = perRecording((recording): readonly Query[] => {
  const seen = new Map<string, number>();
  /** By statement and line, the parameters that it came with. */
  const lines = new Map<string, Set<string>>();
  return among(recording, 'query', (event, cursor): Query[] => {
    const params = event.params?.text ?? '';
    const same = `${event.sql}\0${params}`;
    const before = seen.get(same) ?? 0;
    seen.set(same, before + 1);
    const line = `${event.sql}\0${event.span} ${event.place?.file}:${event.place?.line}`;
    const given = lines.get(line) ?? new Set();
    lines.set(line, given);
    const alike = given.has(params) ? 0 : given.size;
    given.add(params);
    return [{ cursor, event, layer: nameOf(recording, event.span), before, alike }];
  });
});

/** Statements that came from one line with so many different parameters that one for all of them would have done. */
export function repeatedIn(queries: readonly Query[]): readonly { query: Query; times: number; ms: number }[] {
  const by = new Map<string, Query[]>();
  for (const query of queries) {
    const { sql, span, place } = query.event;
    if (!/^\s*SELECT\b/i.test(sql)) continue;
    const key = `${sql}\0${span} ${place?.file}:${place?.line}`;
    by.set(key, [...(by.get(key) ?? []), query]);
  }
  return [...by.values()].flatMap((all) => {
    const [query] = all;
    const different = new Set(all.map(({ event }) => event.params?.text));
    if (query === undefined || different.size < MANY) return [];
    return [{ query, times: all.length, ms: all.reduce((sum, { event }) => sum + event.ms, 0) }];
  });
}
