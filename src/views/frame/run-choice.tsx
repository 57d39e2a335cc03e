// The runs of this lesson that are still known, newest first: each Send can be looked at again.
import { useMemo } from 'react';
import type { Run } from '../../store/state.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function RunChoice() {
  const all = useOnionskin((state) => state.runs);
  const slug = useOnionskin((state) => state.slug);
  const shown = useOnionskin((state) => (state.borrowed === null ? state.shown : null));
  const show = useOnionskin((state) => state.show);
  const runs = useMemo(() => all.filter((run) => run.slug === slug).toReversed(), [all, slug]);
  if (runs.length < 2) return null;
  return (
    <label className="run-choice">
      Run
      <select value={shown ?? ''} onChange={(event) => show(Number(event.currentTarget.value))}>
        {/* What a failed check saw is none of them. */}
        {shown === null && (
          <option value="" disabled>
            of a check
          </option>
        )}
        {runs.map((run) => (
          <option key={run.id} value={run.id}>
            {wordsOf(run)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** "10: GET /hello 200" */
export const wordsOf = (run: Run): string => `${run.id}: ${run.request.method} ${run.request.target} ${endOf(run)}`;

function endOf({ started, outcome }: Run): string {
  if (!started.ok || outcome === null) return 'did not start';
  if (outcome.stopped) return 'stopped';
  // What the client reads first is the status, if it reads anything.
  const head = new TextDecoder('latin1').decode(outcome.raw.subarray(0, 16));
  return /^HTTP\/\d\.\d (\d{3})/.exec(head)?.[1] ?? 'no answer';
}
