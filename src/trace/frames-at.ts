// Which frames of the program's own code are on the stack at a moment, and what their locals are worth, put together again from what each event
// says has changed. A moment is looked up, never replayed: stacks share their lower parts, and each variable keeps its own history.
import { countUpTo, cursorsOf } from './cursors.ts';
import { sameValue } from './environ-at.ts';
import type { EventOf, TraceEvent } from './event.ts';
import type { Place, Value } from './event-parts.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording, SpanId } from './recording.ts';
import { eventOf } from './words.ts';

type Inside = EventOf<'open'> | EventOf<'line'> | EventOf<'leave'>;

export interface Local {
  name: string;
  /** Null: it was deleted in the last step. */
  value: Value | null;
  /** What the last step did to it: made, changed, deleted, nothing. */
  sign: '+' | '~' | '-' | '';
  was: Value | null;
  /** Where else on the stack the very same object stands. */
  same: readonly { frame: number; name: string }[];
}

export interface FrameAt {
  frame: number;
  /** The name of its function; null for code that began before anything was recorded. */
  name: string | null;
  span: SpanId | null;
  /** The line that is about to run, or that has called the frame within. */
  place: Place | null;
  locals: readonly Local[];
  /** How many more names it will have later. */
  later: number;
  /** What it gives back at this very moment. */
  gives: { how: 'returns' | 'yields' | 'raises'; value: Value | null; error: number | null } | null;
}

/** A variable: since when it had which value; null: deleted. */
interface History {
  since: Cursor[];
  values: (Value | null)[];
}
/** All of one frame, put together when it is first looked at. */
interface FrameFacts {
  name: string | null;
  /** In the order in which they were first told: parameters come first. */
  variables: ReadonlyMap<string, History>;
}
/** The stack from one frame outwards: each with the latest event of its own. */
interface Stacked {
  frame: number;
  event: Cursor;
  below: Stacked | null;
}
interface Stacks {
  /** Where frames open, go on and are left, and the stack at each of them. */
  inside: readonly Cursor[];
  tops: readonly Stacked[];
  /** By event: the one before of the same frame, or -1. By frame: its last one. */
  before: Int32Array;
  lastOf: readonly (Cursor | undefined)[];
  known: Map<number, FrameFacts>;
}

const stacksOf = perRecording((recording): Stacks => {
  const { events } = recording;
  const inside: Cursor[] = [];
  const tops: Stacked[] = [];
  const before = new Int32Array(events.length).fill(-1);
  const lastOf: Cursor[] = [];
  let top: Stacked | null = null;
  for (let cursor = 0; cursor < events.length; cursor += 1) {
    const event = events[cursor] as TraceEvent;
    if (event.type !== 'line' && event.type !== 'open' && event.type !== 'leave') continue;
    const { frame } = event;
    before[cursor] = lastOf[frame] ?? -1;
    lastOf[frame] = cursor;
    const now: Stacked = { frame, event: cursor, below: event.type === 'open' ? top : below(top, frame) };
    inside.push(cursor);
    tops.push(now);
    top = event.type === 'leave' ? now.below : now;
  }
  return { inside, tops, before, lastOf, known: new Map() };
});

/** What lies below a frame of which an event tells that it runs. Nothing says that a generator goes on, but that one of its lines runs; and frames
 *  above one that runs have ended unseen. */
function below(top: Stacked | null, frame: number): Stacked | null {
  for (let one = top; one !== null; one = one.below) if (one.frame === frame) return one.below;
  return top;
}

function factsOf(recording: Recording, frame: number): FrameFacts {
  const { before, lastOf, known } = stacksOf(recording);
  const made = known.get(frame);
  if (made !== undefined) return made;
  const cursors: Cursor[] = [];
  for (let at = lastOf[frame] ?? -1; at >= 0; at = before[at] ?? -1) cursors.push(at);
  let name: string | null = null;
  const variables = new Map<string, History>();
  for (const cursor of cursors.reverse()) {
    const event = recording.events[cursor] as Inside;
    if (event.type === 'open') name ??= event.name;
    note(variables, event, cursor);
  }
  const facts = { name, variables };
  known.set(frame, facts);
  return facts;
}

function note(variables: Map<string, History>, { locals }: Inside, cursor: Cursor): void {
  if (locals === undefined) return;
  const put = (name: string, value: Value | null) => {
    const history: History = variables.get(name) ?? { since: [], values: [] };
    variables.set(name, history);
    history.since.push(cursor);
    history.values.push(value);
  };
  for (const name of locals.gone) put(name, null);
  for (const name of Object.keys(locals.set)) put(name, locals.set[name] ?? null);
}

const valueAt = ({ since, values }: History, cursor: Cursor): Value | null => values[countUpTo(since, cursor) - 1] ?? null;

/** The frames on the stack, innermost first. `since`: the moment one has come from, to tell what has changed. */
export function framesAt(recording: Recording, cursor: Cursor, since: Cursor = cursor - 1): readonly FrameAt[] {
  const { inside, tops } = stacksOf(recording);
  const nth = countUpTo(inside, cursor) - 1;
  const top = tops[nth];
  if (top === undefined) return [];
  const isOver = top.event < cursor && recording.events[top.event]?.type === 'leave';
  const found: FrameAt[] = [];
  for (let one = isOver ? top.below : top; one !== null; one = one.below) found.push(frameAt(recording, one, cursor, since));
  return withSame(found);
}

function frameAt(recording: Recording, stacked: Stacked, cursor: Cursor, since: Cursor): FrameAt {
  const { frame } = stacked;
  const facts = factsOf(recording, frame);
  const event = recording.events[stacked.event];
  const locals: Local[] = [];
  let later = 0;
  for (const [name, history] of facts.variables) {
    // Python's own, in comprehensions: no name of the program's.
    if (name.startsWith('.')) continue;
    if ((history.since[0] ?? cursor) > cursor) later += 1;
    const value = valueAt(history, cursor);
    const was = valueAt(history, since);
    if (value === null && was === null) continue;
    const sign = value === null ? '-' : was === null ? '+' : sameValue(was, value) ? '' : '~';
    locals.push({ name, value, sign, was: sign === '~' || sign === '-' ? was : null, same: [] });
  }
  const left = eventOf(recording, cursor, 'leave');
  return {
    frame,
    name: facts.name,
    span: event?.span ?? null,
    place: event?.place ?? null,
    locals,
    later,
    gives: left?.frame === frame ? given(left) : null,
  };
}

function given({ value, error, yields }: EventOf<'leave'>): NonNullable<FrameAt['gives']> {
  const how = error !== undefined ? 'raises' : yields ? 'yields' : 'returns';
  return { how, value: value ?? null, error: error ?? null };
}

/** With each value that has an identity, the other names on this stack that mean the same object. */
function withSame(found: readonly FrameAt[]): readonly FrameAt[] {
  const names = new Map<number, { frame: number; name: string }[]>();
  for (const { frame, locals } of found)
    for (const { name, value } of locals) {
      if (value?.id === undefined) continue;
      const others = names.get(value.id) ?? [];
      names.set(value.id, others);
      others.push({ frame, name });
    }
  if (names.size === 0) return found;
  return found.map((one) => ({
    ...one,
    locals: one.locals.map((local) => {
      const all = local.value?.id === undefined ? [] : (names.get(local.value.id) ?? []);
      const same = all.filter((other) => other.frame !== one.frame || other.name !== local.name);
      return same.length === 0 ? local : { ...local, same };
    }),
  }));
}

/** Whether any frame was recorded, and whether that had an end before this moment. */
export function framesKnown(recording: Recording, cursor: Cursor): 'all' | 'none' | 'cut' {
  const isCut = cursorsOf(recording, 'cut').some((at) => at <= cursor && eventOf(recording, at, 'cut')?.what === 'lines');
  if (isCut) return 'cut';
  return stacksOf(recording).inside.length === 0 ? 'none' : 'all';
}
