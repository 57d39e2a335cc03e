// The hop under way, for components: they draw again at each frame while something moves, and not at all at rest.
import { useMemo, useSyncExternalStore } from 'react';
import { selectRecording } from '../../store/selectors.ts';
import { hopsOf } from '../../trace/hops.ts';
import { onStage, type Turns } from '../shared/follower.ts';
import { useOnionskinStore } from '../shared/store-context.tsx';
import type { Hop } from './clock.ts';
import { clockOf } from './playback-clock.ts';

export function useLeg(): Hop | null {
  const clock = clockOf(useOnionskinStore());
  return useSyncExternalStore(clock.subscribe, clock.hop, () => null);
}

/** Does somebody drag the moment along the timeline? */
export function useScrubbing(): boolean {
  const clock = clockOf(useOnionskinStore());
  return useSyncExternalStore(clock.subscribe, clock.scrubbing, () => false);
}

/** More hops than any timeline has pixels: a hand that scrubs meets one of many by chance. */
const CROWD = 1000;

/** The turns of what shows the run: while a hand scrubs over very many hops it has every second frame, else each. */
export function useStageTurns(): Turns {
  const store = useOnionskinStore();
  return useMemo(() => {
    const clock = clockOf(store);
    return onStage(() => {
      const recording = selectRecording(store.getState());
      return clock.scrubbing() && recording !== null && hopsOf(recording).length > CROWD;
    });
  }, [store]);
}
