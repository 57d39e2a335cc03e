// What a key switches on and off on the stage: the ghost, processes side by side. Where there is nothing to switch, nothing is changed behind
// anybody's back; of the ghost it is said why. It is fetched when it is first wanted.
import { besideOf } from '../../store/beside.ts';
import { selectGhostRun, selectIsRecorded, selectRecording, selectRun } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { Onionskin } from '../../store/store.ts';
import * as strings from '../../strings/shared/stage-switches.ts';
import { areAkin } from '../../trace/pairing.ts';

export function toggleGhost(store: Onionskin): void {
  const state = store.getState();
  const why = whyNoGhost(state);
  if (why === null) state.showGhost(!state.ghost);
  else state.sayOfGhost(why);
}

/** Null where there is one, put away or not. */
export function whyNoGhost(state: State): string | null {
  const recording = selectRecording(state);
  if (recording === null) return state.shown === null ? strings.nothingRan : strings.notRecorded;
  if (state.borrowed !== null) return strings.ofACheck;
  const run = selectGhostRun(state);
  const earlier = run?.outcome?.recording ?? null;
  if (run === null || earlier === null) return selectIsRecorded(state) ? strings.recordedRun : strings.firstRun;
  // What was recorded of the lesson is the past of a program that has grown out of it, not of any other.
  return run.id > 0 || areAkin(recording, earlier) ? null : strings.notAkin;
}

export function toggleBeside(store: Onionskin): void {
  const state = store.getState();
  if (hasBeside(state)) state.showBeside(!state.beside);
}

/** Have other processes of the server that answered the run on stage answered requests, too? */
export const hasBeside = (state: State): boolean =>
  besideOf(state.runs, state.borrowed === null ? selectRun(state) : null) !== null;
