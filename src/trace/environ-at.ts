// environ as it stood at any moment: whole in the first call of a recording, afterwards only what changed is recorded.

import { countUpTo, crossingsOf, cursorsOf, merged } from './cursors.ts';
import type { TraceEvent } from './event.ts';
import type { Delta, EnvironChange, Value } from './event-parts.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording, SpanId } from './recording.ts';
import type { Change } from './scene.ts';
import { actingSpan, linkAt, spanFacts } from './spans.ts';
import { skinOfSpan } from './stack.ts';

export type Environ = ReadonlyMap<string, Value>;
const EMPTY: Environ = new Map();

/** All states of one environ (one identity), and since when each holds. */
interface History {
  since: Cursor[];
  states: Environ[];
}
interface Environs {
  histories: ReadonlyMap<number, History>;
  /** Identity of the environ that each span was called with. */
  envs: readonly (number | undefined)[];
  /** How each was at first: for the first of all, what the server made. */
  originals: ReadonlyMap<number, Environ>;
  original: Environ;
}

const environsOf = perRecording((recording): Environs => {
  const histories = new Map<number, History>();
  const envs: (number | undefined)[] = [];
  const originals = new Map<number, Environ>();
  let original: Environ | null = null;
  const latest = (env: number | undefined) => (env === undefined ? undefined : histories.get(env)?.states.at(-1));
  const put = (env: number, cursor: Cursor, state: Environ) => {
    const history = histories.get(env) ?? { since: [], states: [] };
    histories.set(env, history);
    history.since.push(cursor);
    history.states.push(state);
  };
  const asides = merged(cursorsOf(recording, 'note'), cursorsOf(recording, 'hook'));
  for (const cursor of merged(crossingsOf(recording), asides)) {
    const event = recording.events[cursor];
    if (event?.type === 'call' && event.span !== null) {
      const by = linkAt(recording, cursor).other;
      const base = latest(event.env) ?? (by === null ? undefined : latest(envs[by])) ?? EMPTY;
      const state = event.environ ? new Map(Object.entries(event.environ)) : applied(base, event.delta);
      envs[event.span] = event.env;
      original ??= state;
      // An HttpRequest of Django's is no environ, and compared with itself only.
      if (!originals.has(event.env)) originals.set(event.env, event.environ ? state : original);
      if (state !== latest(event.env)) put(event.env, cursor, state);
      envs[0] ??= event.env;
    }
    if (event?.type === 'return' && event.span !== null && event.delta) {
      const env = envs[event.span];
      const before = latest(env);
      const state = applied(before ?? EMPTY, event.delta);
      if (env !== undefined && state !== before) put(env, cursor, state);
    }
    for (const change of event === undefined ? NONE : environsIn(event)) {
      const before = latest(change.env);
      const state = applied(before ?? EMPTY, change);
      if (state !== before) put(change.env, cursor, state);
    }
  }
  return { histories, envs, originals, original: original ?? EMPTY };
});

/** What was done to environs until an event, where no other field tells it. */
const environsIn = (event: TraceEvent): readonly EnvironChange[] => ('environs' in event && event.environs) || NONE;
const NONE: readonly EnvironChange[] = [];

/** What code did to environs until an event; left out is the environ that the span `besides` was called with. */
export function doneTo(recording: Recording, cursor: Cursor, besides: SpanId | null = null): readonly Change[] {
  const event = recording.events[cursor];
  const done = event === undefined ? NONE : environsIn(event);
  if (done.length === 0) return [];
  const { histories, envs } = environsOf(recording);
  return [...new Set(done.map((change) => change.env))].flatMap((env) => {
    const history = histories.get(env);
    if (history === undefined || (besides !== null && envs[besides] === env)) return [];
    const stateAt = (at: Cursor) => history.states[countUpTo(history.since, at) - 1] ?? EMPTY;
    return environChanges(stateAt(cursor - 1), stateAt(cursor));
  });
}

/** The same map when nothing really changes. */
function applied(base: Environ, delta: Delta | undefined): Environ {
  if (!delta) return base;
  const set = Object.entries(delta.set).filter(([key, value]) => !sameValue(base.get(key), value));
  const gone = delta.gone.filter((key) => base.has(key));
  if (set.length === 0 && gone.length === 0) return base;
  const state = new Map(base);
  for (const key of gone) state.delete(key);
  for (const [key, value] of set) state.set(key, value);
  return state;
}

export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  return a?.type === b?.type && a?.text === b?.text && a?.length === b?.length && a?.id === b?.id;
}

/** The environ of a span as far as it is known at a moment; empty before the server made one. */
export function environOf(recording: Recording, span: SpanId, cursor: Cursor): Environ {
  const { histories, envs } = environsOf(recording);
  const env = envs[span];
  const history = env === undefined ? undefined : histories.get(env);
  if (!history) return EMPTY;
  return history.states[countUpTo(history.since, cursor) - 1] ?? EMPTY;
}

/** The event since which the environ of a span has this under `key` (or has it no more): the crossing at which it was first seen so, whoever's
 *  environ that was when it came about. Null before there is any. */
export function sinceWhen(recording: Recording, span: SpanId, key: string, cursor: Cursor): Cursor | null {
  const { histories, envs } = environsOf(recording);
  const env = envs[span];
  const history = env === undefined ? undefined : histories.get(env);
  let nth = history === undefined ? -1 : countUpTo(history.since, cursor) - 1;
  const value = history?.states[nth]?.get(key);
  while (nth > 0 && sameValue(history?.states[nth - 1]?.get(key), value)) nth -= 1;
  const since = history?.since[nth];
  if (since === undefined) return null;
  // A copy began as what it was copied from.
  const by = nth === 0 ? linkAt(recording, since).other : null;
  const isCopy = by !== null && by !== 0 && by < span && envs[by] !== env;
  return isCopy && sameValue(environOf(recording, by, since).get(key), value) ? sinceWhen(recording, by, key, since) : since;
}

export interface Difference {
  sign: '+' | '-' | '~';
  /** What it was in the environ compared with; absent for a new key. */
  was?: Value;
}

function differences(before: Environ, after: Environ): ReadonlyMap<string, Difference> {
  const found = new Map<string, Difference>();
  if (before === after) return found;
  for (const [key, value] of after) {
    const was = before.get(key);
    if (was === undefined) found.set(key, { sign: '+' });
    else if (!sameValue(was, value)) found.set(key, { sign: '~', was });
  }
  for (const [key, was] of before) if (!after.has(key)) found.set(key, { sign: '-', was });
  return found;
}

/** The latest call of each layer up to a moment, by skin; the server's is its own. */
export function callsBefore(recording: Recording, cursor: Cursor): ReadonlyMap<number, SpanId> {
  const calls = new Map<number, SpanId>();
  for (const { id, called } of spanFacts(recording)) if (called <= cursor) calls.set(skinOfSpan(recording, id), id);
  return calls;
}

/** The environ of the span whose code is in view, and what differs in it from the one that the server made, or from the one that `against`
 *  was called with. Removed keys are only in `changed`. */
export function environAt(
  recording: Recording,
  cursor: Cursor,
  against: SpanId = 0,
): { span: SpanId; entries: readonly (readonly [string, Value])[]; changed: ReadonlyMap<string, Difference> } {
  const event = recording.events[cursor];
  // At a call, what is handed in is in view, even when none of the callee's code runs yet.
  const span = (event?.type === 'call' ? event.span : actingSpan(recording, cursor)) ?? 0;
  const environ = environOf(recording, span, cursor);
  const { envs, originals, original } = environsOf(recording);
  const first = originals.get(envs[span] ?? -1) ?? original;
  const other = environOf(recording, against, askedAt(recording, against));
  const before = against === 0 || (originals.get(envs[against] ?? -1) ?? original) !== first ? first : other;
  const changed = environ.size === 0 ? new Map() : differences(before, environ);
  return { span, entries: [...environ], changed };
}

const askedAt = (recording: Recording, span: SpanId): Cursor => recording.spans[span]?.asks ?? 0;

/** Differences as changes that a person reads. */
export function environChanges(before: Environ, after: Environ): readonly Change[] {
  return [...differences(before, after)].map(([key, { sign, was }]) => {
    const now = after.get(key);
    return { what: 'environ', sign, key, ...(was ? { was: was.text } : {}), ...(now ? { now: now.text } : {}) };
  });
}
