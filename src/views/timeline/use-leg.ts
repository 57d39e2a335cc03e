// The hop under way, for components: they draw again at each frame while something moves, and not at all at rest.
import { useSyncExternalStore } from 'react';
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
