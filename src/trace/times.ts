// What each call of a layer took: its own code, with all that it led to, and while its generator stood still.
import { clockOf, followControl, waitedOf } from './control.ts';
import type { Spent } from './lanes.ts';
import { perRecording } from './memo.ts';
import type { Cursor } from './recording.ts';

interface Standing {
  stood: boolean;
  rested: boolean;
}
const NOWHERE: Standing = { stood: false, rested: false };

/** By span. The `self` and `waited` of all of them together are the time from the first event to the last. */
export const timesOf = perRecording((recording): readonly Spent[] => {
  const clock = clockOf(recording);
  const waits = waitedOf(recording);
  const times: Spent[] = recording.spans.map(() => ({ self: 0, total: 0, waited: 0, suspended: 0 }));
  const standing = new Int32Array(times.length);
  const resting = new Int32Array(times.length);
  const touched = new Set<number>();
  const known = new Map<number, Standing>();
  const since = { total: new Float64Array(times.length), suspended: new Float64Array(times.length) };
  const touch = (counts: Int32Array) => (span: number, by: number) => {
    touched.add(span);
    counts[span] = (counts[span] ?? 0) + by;
  };
  const turn = (kind: keyof typeof since, span: number, was: boolean, is: boolean, now: number) => {
    const spent = times[span];
    if (was === is || spent === undefined) return;
    if (is) since[kind][span] = now;
    else spent[kind] += now - (since[kind][span] ?? 0);
  };
  /** While any code of the call is under way, it does not stand still. */
  const is = (span: number): Standing => {
    const stands = (standing[span] ?? 0) > 0;
    return { stood: stands, rested: !stands && (resting[span] ?? 0) > 0 };
  };
  const settle = (span: number, now: number, next: Standing) => {
    const was = known.get(span) ?? NOWHERE;
    turn('total', span, was.stood, next.stood, now);
    turn('suspended', span, was.rested, next.rested, now);
    known.set(span, next);
  };
  followControl(recording, {
    stands: touch(standing),
    rests: touch(resting),
    settled(from: Cursor, owner) {
      for (const span of touched) settle(span, clock[from] ?? 0, is(span));
      touched.clear();
      const spent = times[owner];
      if (spent === undefined) return;
      const waited = (waits[from + 1] ?? 0) - (waits[from] ?? 0);
      spent.waited += waited;
      spent.self += (clock[from + 1] ?? 0) - (clock[from] ?? 0) - waited;
    },
  });
  const end = clock.at(-1) ?? 0;
  for (const span of known.keys()) settle(span, end, NOWHERE);
  return times;
});
