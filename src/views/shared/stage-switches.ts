// What a key switches on and off on the stage: the ghost, processes side by side. Where there is nothing to switch, nothing is changed behind
// anybody's back; of the ghost it is said why. It is fetched when it is first wanted.
import { besideOf } from '../../store/beside.ts';
import { selectGhostRun, selectIsRecorded, selectRecording, selectRun } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { Onionskin } from '../../store/store.ts';
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
  if (recording === null)
    return `No ghost: ${state.shown === null ? 'nothing has run yet' : 'nothing was recorded of this run'}.`;
  if (state.borrowed !== null) return 'No ghost: what a check saw is on stage. A run of yours has one.';
  const run = selectGhostRun(state);
  const earlier = run?.outcome?.recording ?? null;
  if (run === null || earlier === null)
    return selectIsRecorded(state)
      ? 'No ghost: the recorded run is on stage, and nothing ran before it.'
      : 'No ghost: nothing that is kept ran before this.';
  // What was recorded of the lesson is the past of a program that has grown out of it, not of any other.
  return run.id > 0 || areAkin(recording, earlier)
    ? null
    : 'No ghost: before this only the lesson’s own program ran, and yours has hardly a layer of it.';
}

export function toggleBeside(store: Onionskin): void {
  const state = store.getState();
  if (hasBeside(state)) state.showBeside(!state.beside);
}

/** Have other processes of the server that answered the run on stage answered requests, too? */
export const hasBeside = (state: State): boolean =>
  besideOf(state.runs, state.borrowed === null ? selectRun(state) : null) !== null;
