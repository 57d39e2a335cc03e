// Is something ahead in the run on stage that was predicted and is not told yet? Then nothing beside the stage may give it away: not the sentence
// beside Send, not the status in the list of runs, not the lines that broke a rule. It is over when the run has come there, or was brought there.
import { useEffect, useMemo } from 'react';
import { selectProgress } from '../../store/selectors.ts';
import { noteSeen, wasSeen } from './seen-runs.ts';
import { useOnionskin, useOnionskinStore } from './store-context.tsx';
import { useJudging, useMeant } from './use-foreseen.ts';

export function useIsAhead(): boolean {
  const store = useOnionskinStore();
  const meant = useMeant();
  const told = useOnionskin((state) => selectProgress(state).told);
  const untold = useMemo(() => meant.filter(({ question }) => told[question.number] === undefined), [meant, told]);
  const judging = useJudging(untold.length > 0);
  // Until what judges it has come, all is ahead.
  const open = useMemo(
    () => judging?.openPredictions(untold) ?? untold.map((one) => ({ ...one, at: Infinity })),
    [judging, untold],
  );
  // A number: this is drawn again when one of them is reached, not at every moment.
  const ahead = useOnionskin(
    ({ cursor }) => open.filter(({ question, recording, at }) => cursor < at && !wasSeen(recording, question.number)).length,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ahead` is what tells that one was reached
  useEffect(() => {
    const { cursor } = store.getState();
    for (const { question, recording, at } of open) if (cursor >= at) noteSeen(recording, question.number);
  }, [store, open, ahead]);
  return ahead > 0;
}
