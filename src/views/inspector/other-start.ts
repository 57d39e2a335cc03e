// The start that the one on stage is compared with: the last one before it that was another.
import type { Run } from '../../store/state.ts';
import type { Recording } from '../../trace/recording.ts';
import { hasRegistry } from '../../trace/registry.ts';

/** `runs`: oldest first, with the recorded one before them. Null: there is none of this project. */
export function otherStart(runs: readonly Run[], run: Run): Recording | null {
  const at = runs.findIndex(({ id }) => id === run.id);
  const own = run.started.recording;
  const before = runs.slice(0, Math.max(0, at)).findLast(({ slug, started }) => {
    const { recording } = started;
    return slug === run.slug && recording !== null && recording !== own && hasRegistry(recording);
  });
  return before?.started.recording ?? null;
}
