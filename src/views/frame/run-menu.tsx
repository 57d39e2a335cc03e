// The list of this lesson's runs: fetched after the first paint, for there is none before the first Send.
import { selectIsRecorded } from '../../store/selectors.ts';
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/frame/run-menu.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useIsAhead } from '../shared/use-is-ahead.ts';

/** `own`: newest first. */
export function RunMenu({ own }: { own: readonly Run[] }) {
  const recorded = useOnionskin((state) => state.recorded[state.slug]);
  const isRecorded = useOnionskin(selectIsRecorded);
  const shown = useOnionskin((state) => (state.borrowed === null ? state.shown : null));
  const show = useOnionskin((state) => state.show);
  const isAhead = useIsAhead();
  const runs = recorded ? [...own, recorded] : own;
  if (runs.length < 2) return null;
  const chosen = isRecorded ? recorded?.id : shown;
  return (
    <label className="run-choice">
      <span className="run-word">{strings.run}</span>
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
