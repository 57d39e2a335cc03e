// The run before the one on stage, as it lies under this moment; null where there is none, or it was put away.
import { useMemo } from 'react';
import { selectGhostRun, selectRecording } from '../../store/selectors.ts';
import type { Run } from '../../store/state.ts';
import { type Ghost, ghostAt } from '../../trace/ghost.ts';
import type { Recording } from '../../trace/recording.ts';
import { useOnionskin } from './store-context.tsx';

export interface GhostRun {
  /** "run 6". */
  name: string;
  recording: Recording;
  earlier: Recording;
  ghost: Ghost;
}

/** What a run is called in words. Those that were recorded with the page have no number. */
export const nameOfRun = ({ id }: Run): string => (id > 0 ? `run ${id}` : 'the recorded run');

export function useGhost(): GhostRun | null {
  const run = useOnionskin(selectGhostRun);
  const isShown = useOnionskin((state) => state.ghost);
  const recording = useOnionskin(selectRecording);
  const cursor = useOnionskin((state) => state.cursor);
  return useMemo(() => {
    const earlier = run?.outcome?.recording ?? null;
    if (run === null || !isShown || recording === null || earlier === null) return null;
    return { name: nameOfRun(run), recording, earlier, ghost: ghostAt(recording, earlier, cursor) };
  }, [run, isShown, recording, cursor]);
}
