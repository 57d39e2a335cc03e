// Each layer's life as one lane: when its own code ran, when it waited for what it had called, when its generator stood still. In a lane nothing
// overlaps; at any moment the code of exactly one layer runs.
import { clockOf, followControl, waitedOf } from './control.ts';
import { countUpTo } from './cursors.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording, SpanId } from './recording.ts';
import { skinOfSpan, skinsOf } from './stack.ts';

/** `waits`: it has called or pulled something that is not done. `suspended`: none of its calls is under way, but its generator will be asked again. */
export type LaneState = 'runs' | 'waits' | 'suspended';

export interface Stretch {
  state: LaneState;
  /** The call whose code it was, or of whose making the generator is. */
  span: SpanId;
  /** From this event up to that one. */
  from: Cursor;
  to: Cursor;
}

/** In columns: of a long stream a lane has a hundred thousand stretches. */
export interface Lane {
  stretches: readonly Stretch[];
  /** Where each begins, for looking one up. */
  begins: readonly Cursor[];
  /** Milliseconds before each stretch, by what the layer did. */
  before: Readonly<Record<keyof Spent, Float64Array>>;
}

/** Milliseconds. `self`: its own code ran. `total`: the calls and pulls of it took, with all that they led to. `waited`: it slept, or waited for the
 *  client; no part of `self`. `suspended`: its generator stood still; no part of `total`. */
export interface Spent {
  self: number;
  total: number;
  waited: number;
  suspended: number;
}

/** By skin, the server first. */
export const lanesOf = perRecording((recording): readonly Lane[] => {
  const count = Math.max(1, skinsOf(recording).length);
  const rows: Stretch[][] = Array.from({ length: count }, () => []);
  const open: (Stretch | null)[] = new Array(count).fill(null);
  const standing: SpanId[][] = Array.from({ length: count }, () => []);
  const resting: SpanId[][] = Array.from({ length: count }, () => []);
  const touched = new Set<number>();
  let running = -1;

  const change = (rows: SpanId[][]) => (span: SpanId, by: 1 | -1) => {
    const skin = skinOfSpan(recording, span);
    const row = rows[skin] ?? [];
    if (by > 0) row.push(span);
    else row.splice(row.lastIndexOf(span), 1);
    touched.add(skin);
  };
  const end = (skin: number, at: Cursor) => {
    const stretch = open[skin];
    if (!stretch) return;
    stretch.to = at;
    if (at > stretch.from) rows[skin]?.push(stretch);
    open[skin] = null;
  };
  followControl(recording, {
    stands: change(standing),
    rests: change(resting),
    settled(from, owner) {
      const lit = skinOfSpan(recording, owner);
      if (lit !== running) touched.add(lit).add(Math.max(0, running));
      running = lit;
      for (const skin of touched) {
        const state: LaneState | null =
          skin === lit ? 'runs' : standing[skin]?.length ? 'waits' : resting[skin]?.length ? 'suspended' : null;
        const span = skin === lit ? owner : (standing[skin]?.[0] ?? resting[skin]?.[0] ?? 0);
        const now = open[skin];
        if (now?.state === state && now.span === span) continue;
        end(skin, from);
        if (state !== null) open[skin] = { state, span, from, to: from };
      }
      touched.clear();
    },
  });
  const last = recording.events.length - 1;
  return rows.map((stretches, skin) => {
    end(skin, last);
    return laneOf(recording, stretches);
  });
});

function laneOf(recording: Recording, stretches: readonly Stretch[]): Lane {
  const column = () => new Float64Array(stretches.length);
  const before = { self: column(), total: column(), waited: column(), suspended: column() };
  const sum: Spent = { self: 0, total: 0, waited: 0, suspended: 0 };
  stretches.forEach((stretch, nth) => {
    for (const key of KEYS) before[key][nth] = sum[key];
    const own = spentIn(recording, stretch, stretch.to);
    for (const key of KEYS) sum[key] += own[key];
  });
  return { stretches, begins: stretches.map(({ from }) => from), before };
}

const KEYS = ['self', 'total', 'waited', 'suspended'] as const;

/** What of a stretch had gone by at a moment. */
function spentIn(recording: Recording, { state, from, to }: Stretch, cursor: Cursor): Spent {
  const until = Math.min(to, cursor);
  const between = (column: Float64Array) => (column[until] ?? 0) - (column[from] ?? 0);
  const time = between(clockOf(recording));
  if (state === 'suspended') return { self: 0, total: 0, waited: 0, suspended: time };
  if (state === 'waits') return { self: 0, total: time, waited: 0, suspended: 0 };
  const waited = between(waitedOf(recording));
  return { self: time - waited, total: time, waited, suspended: 0 };
}

const NOTHING: Spent = { self: 0, total: 0, waited: 0, suspended: 0 };

/** What a layer had spent up to a moment. By its skin. */
export function spentAt(recording: Recording, skin: number, cursor: Cursor): Spent {
  const lane = lanesOf(recording)[skin];
  if (lane === undefined) return NOTHING;
  const nth = countUpTo(lane.begins, cursor) - 1;
  const stretch = lane.stretches[nth];
  if (stretch === undefined) return NOTHING;
  const own = spentIn(recording, stretch, cursor);
  const { before } = lane;
  return {
    self: (before.self[nth] ?? 0) + own.self,
    total: (before.total[nth] ?? 0) + own.total,
    waited: (before.waited[nth] ?? 0) + own.waited,
    suspended: (before.suspended[nth] ?? 0) + own.suspended,
  };
}

/** How a layer stands between the event at a moment and the next one; null: nothing of it is under way. */
export function stretchAt(recording: Recording, skin: number, cursor: Cursor): Stretch | null {
  const lane = lanesOf(recording)[skin];
  const stretch = lane?.stretches[countUpTo(lane.begins, cursor) - 1];
  return stretch !== undefined && cursor < stretch.to ? stretch : null;
}

/** From where a layer is called or pulled to where control is back with whoever did it: one bar of the flame. */
export interface Bar {
  span: SpanId;
  from: Cursor;
  to: Cursor;
}

/** By skin. What directly follows on each other is one bar. */
export const barsOf = perRecording((recording): readonly (readonly Bar[])[] =>
  lanesOf(recording).map(({ stretches }) => {
    const bars: Bar[] = [];
    for (const { state, span, from, to } of stretches) {
      if (state === 'suspended') continue;
      const last = bars.at(-1);
      if (last?.to === from) last.to = to;
      else bars.push({ span, from, to });
    }
    return bars;
  }),
);

/** What a layer spent between two moments. */
export function spentBetween(recording: Recording, skin: number, from: Cursor, to: Cursor): Spent {
  const [before, after] = [spentAt(recording, skin, from), spentAt(recording, skin, to)];
  return {
    self: after.self - before.self,
    total: after.total - before.total,
    waited: after.waited - before.waited,
    suspended: after.suspended - before.suspended,
  };
}
