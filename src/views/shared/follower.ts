// The moment as those panels see it that stand beside the stage: while moments follow on each other quickly (a hand scrubs, a key is held down,
// it plays), the stage has every frame, and these take turns (lib/turns.ts), a few frames behind it. Where one only steps, they see at once what is so.
// It looks like the store, so that a view reads it as it reads the store.
import type { StoreApi } from 'zustand/vanilla';
import { inTurn } from '../../lib/turns.ts';
import { selectEarlier, selectGhostRun, selectRecording, selectRun } from '../../store/selectors.ts';
import type { State } from '../../store/state.ts';
import type { Onionskin } from '../../store/store.ts';

/** Milliseconds between two moments below which they pass by. */
const PASSING = 250;

export type Follower = Pick<StoreApi<State>, 'getState' | 'getInitialState' | 'subscribe'>;

/** When a follower is to see what; tests hand in their own. */
export interface Turns {
  now(): number;
  inTurn(draw: () => void): () => void;
  /** Do moments pass by? `since`: milliseconds since the one before. */
  passing(state: State, since: number): boolean;
}

/** What stands beside the stage. */
export const besideStage: Turns = {
  now: () => performance.now(),
  inTurn,
  passing: ({ playing }, since) => playing || since < PASSING,
};

/** The stage itself: it waits only while that is so, and has every second frame. */
export const onStage = (isCrowded: () => boolean): Turns => ({
  now: () => performance.now(),
  inTurn: (draw) => inTurn(draw, { main: true }),
  passing: isCrowded,
});

export function followerOf(store: Onionskin, turns: Turns): Follower {
  const listeners = new Set<(state: State, before: State) => void>();
  let seen = store.getState();
  let changed = Number.NEGATIVE_INFINITY;
  let callOff: (() => void) | null = null;
  let stop: (() => void) | null = null;
  const see = () => {
    callOff?.();
    callOff = null;
    const before = seen;
    seen = store.getState();
    for (const listener of listeners) listener(seen, before);
  };
  const hear = (state: State, before: State) => {
    const moved = state.cursor !== before.cursor;
    const isPassing = moved && turns.passing(state, turns.now() - changed);
    if (moved) changed = turns.now();
    // Only moments wait. In another recording they would mean something else.
    if (!isSameRun(state, seen) || (callOff === null && !isPassing)) see();
    else callOff ??= turns.inTurn(see);
  };
  return {
    getState: () => (listeners.size === 0 ? store.getState() : seen),
    getInitialState: store.getInitialState,
    subscribe(listener) {
      if (listeners.size === 0) {
        seen = store.getState();
        stop = store.subscribe(hear);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        callOff?.();
        callOff = null;
      };
    },
  };
}

/** Is it the same run, held against the same one? */
const isSameRun = (a: State, b: State): boolean => SELECTORS.every((select) => select(a) === select(b));
const SELECTORS: readonly ((state: State) => unknown)[] = [
  selectRecording,
  selectRun,
  selectEarlier,
  selectGhostRun,
  (state) => state.slug,
];
