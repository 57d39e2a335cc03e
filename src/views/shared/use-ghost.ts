// The run before the one on stage, as it lies under this moment; null where there is none, or it was put away.
import { useMemo } from 'react';
import { selectGhostRun, selectRecording } from '../../store/selectors.ts';
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/shared/use-ghost.ts';
import { type Ghost, ghostAt } from '../../trace/ghost.ts';
import { areAkin } from '../../trace/pairing.ts';
import type { Recording } from '../../trace/recording.ts';
import { useMoment } from './following.tsx';
import { useCompared } from './use-compared.ts';

export interface GhostRun {
  /** "run 6". */
  name: string;
  recording: Recording;
  earlier: Recording;
  ghost: Ghost;
}

/** What a run is called in words. Those that were recorded with the page have no number. */
export const nameOfRun = ({ id }: Run): string => (id > 0 ? strings.run(id) : strings.recordedRun);

/** The run whose ghost there could be. What was recorded of the lesson is the past of a program that has grown out of it, not of any other. */
export function useGhostRun(): Run | null {
  const run = useMoment(selectGhostRun);
  const recording = useMoment(selectRecording);
  return useMemo(() => {
    const earlier = run?.outcome?.recording ?? null;
    if (run === null || recording === null || earlier === null) return null;
    return run.id > 0 || areAkin(recording, earlier) ? run : null;
  }, [run, recording]);
}

/** Null as well until what differs is known. */
export function useGhost(): GhostRun | null {
  const run = useGhostRun();
  const isShown = useMoment((state) => state.ghost);
  const recording = useMoment(selectRecording);
  const cursor = useMoment((state) => state.cursor);
  const earlier = run?.outcome?.recording ?? null;
  const isKnown = useCompared(isShown ? recording : null, earlier);
  return useMemo(() => {
    if (run === null || !isShown || recording === null || earlier === null || !isKnown) return null;
    return { name: nameOfRun(run), recording, earlier, ghost: ghostAt(recording, earlier, cursor) };
  }, [run, earlier, isShown, isKnown, recording, cursor]);
}
