// The runs of this lesson that are still known, newest first: each Send can be looked at again, and before them what was recorded of its start.
import { useMemo } from 'react';
import { selectHeldBack, selectIsRecorded } from '../../store/selectors.ts';
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/frame/run-choice.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useIsAhead } from '../shared/use-is-ahead.ts';

export function RunChoice() {
  const all = useOnionskin((state) => state.runs);
  const slug = useOnionskin((state) => state.slug);
  const recorded = useOnionskin((state) => state.recorded[state.slug]);
  const isRecorded = useOnionskin(selectIsRecorded);
  const shown = useOnionskin((state) => (state.borrowed === null ? state.shown : null));
  const show = useOnionskin((state) => state.show);
  const heldBack = useOnionskin(selectHeldBack);
  const uncover = useOnionskin((state) => state.uncover);
  const isAhead = useIsAhead();
  const own = useMemo(() => all.filter((run) => run.slug === slug).toReversed(), [all, slug]);
  if (own.length === 0 && heldBack)
    return (
      <button type="button" className="btn quiet" title={strings.heldBackWhy} onClick={uncover}>
        {strings.showRecorded}
      </button>
    );
  if (own.length === 0)
    return isRecorded ? (
      <span className="run-recorded" title={strings.recordedWhy}>
        {strings.recordedRun}
      </span>
    ) : null;
  const runs = recorded ? [...own, recorded] : own;
  if (runs.length < 2) return null;
  const chosen = isRecorded ? recorded?.id : shown;
  return (
    <label className="run-choice">
      {strings.run}
      <select value={chosen ?? ''} onChange={(event) => show(Number(event.currentTarget.value))}>
        {/* What a failed check saw is none of them. */}
        {(chosen ?? null) === null && (
          <option value="" disabled>
            {strings.ofACheck}
          </option>
        )}
        {runs.map((run) => (
          <option key={run.id} value={run.id}>
            {run === recorded ? strings.recorded(lineOf(run, isAhead)) : wordsOf(run, isAhead)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** "10: GET /hello 200", or without the end of it, where that would give away what was predicted. */
export const wordsOf = (run: Run, isAhead = false): string => `${run.id}: ${lineOf(run, isAhead)}`;

const lineOf = (run: Run, isAhead: boolean): string =>
  `${run.request.method} ${run.request.target}${isAhead ? '' : ` ${endOf(run)}`}`;

function endOf({ started, outcome }: Run): string {
  if (!started.ok || outcome === null) return strings.didNotStart;
  if (outcome.stopped) return strings.stopped;
  // What the client reads first is the status, if it reads anything.
  const head = new TextDecoder('latin1').decode(outcome.raw.subarray(0, 16));
  return /^HTTP\/\d\.\d (\d{3})/.exec(head)?.[1] ?? strings.noAnswer;
}
