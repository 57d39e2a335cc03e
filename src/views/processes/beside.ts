// Which requests can stand side by side: those that the processes of one server have answered. Up to three travel, with a letter each. Pure.
import { alike } from '../../store/alike.ts';
import type { Run } from '../../store/state.ts';
import type { Recording } from '../../trace/recording.ts';
import { areAtOnce } from '../../trace/shared-clock.ts';

export interface Served {
  run: Run;
  recording: Recording;
  process: number;
}

/** One that travels. */
export interface Lettered extends Served {
  letter: string;
}

export interface Beside {
  /** In the order in which they came. */
  all: readonly Served[];
  onStage: Served;
}

/** So many travel as packets. */
export const PACKETS = 3;

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

/** Those that travel: the one on stage, and of each other process the one that is nearest to it in time, three at most. */
export function packetsOf({ all, onStage }: Beside): readonly Lettered[] {
  const far = ({ recording }: Served): number =>
    areAtOnce(recording, onStage.recording) ? 0 : 1 + Math.abs(recording.origin - onStage.recording.origin);
  const nearest = new Map<number, Served>();
  for (const one of all.toSorted((a, b) => far(a) - far(b)))
    if (one.process !== onStage.process && !nearest.has(one.process)) nearest.set(one.process, one);
  const chosen = new Set([onStage, ...[...nearest.values()].slice(0, PACKETS - 1)]);
  return all.filter((one) => chosen.has(one)).map((one, nth) => ({ ...one, letter: String.fromCharCode(65 + nth) }));
}

export const processesOf = (all: readonly Served[]): readonly number[] =>
  [...new Set(all.map(({ process }) => process))].sort((a, b) => a - b);
