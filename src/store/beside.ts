// Which requests can stand beside the one on stage: those that other processes of the same server have answered. Pure.
import type { Recording } from '../trace/recording.ts';
import { alike } from './alike.ts';
import type { Run } from './state.ts';

export interface Served {
  run: Run;
  recording: Recording;
  process: number;
}

export interface Beside {
  /** In the order in which they came. */
  all: readonly Served[];
  onStage: Served;
}

/** Null where all of them were answered by one process. `onStage`: the run that is. */
export function besideOf(runs: readonly Run[], onStage: Run | null): Beside | null {
  if (onStage?.outcome?.recording == null) return null;
  const served = [onStage.project, onStage.server];
  const all = runs
    .flatMap((run): Served[] => {
      const recording = run.outcome?.recording ?? null;
      if (recording === null || run.slug !== onStage.slug) return [];
      return run === onStage || alike([run.project, run.server], served) ? [{ run, recording, process: recording.process }] : [];
    })
    .sort((a, b) => a.recording.origin - b.recording.origin || a.run.id - b.run.id);
  const mine = all.find(({ run }) => run === onStage);
  return mine === undefined || processesOf(all).length < 2 ? null : { all, onStage: mine };
}

export const processesOf = (all: readonly Served[]): readonly number[] =>
  [...new Set(all.map(({ process }) => process))].sort((a, b) => a - b);
