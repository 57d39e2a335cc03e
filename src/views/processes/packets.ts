// Of the requests that stand side by side, those that travel: up to three, with a letter each. Pure.
import type { Beside, Served } from '../../store/beside.ts';
import { areAtOnce } from '../../trace/shared-clock.ts';

/** One that travels. */
export interface Lettered extends Served {
  letter: string;
}

/** So many travel as packets. */
export const PACKETS = 3;

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
