// Is something ahead in the run on stage that was predicted and is not told yet? Then nothing beside the stage may give it away: not the sentence
// beside Send, not the status in the list of runs, not the lines that broke a rule. It is over when the run has come there, or was brought there.
import { useEffect } from 'react';
import type { Meant, openPredictions } from '../../lesson/open-predictions.ts';
import { latest } from '../../lib/latest.ts';
import { selectProgress } from '../../store/selectors.ts';
import type { LessonProgress } from '../../store/state.ts';
import { noteSeen, wasSeen } from './seen-runs.ts';
import { useOnionskin, useOnionskinStore } from './store-context.tsx';
import { useJudging, useMeant } from './use-foreseen.ts';

// Once a run, not for each who asks: all the events are looked at.
const untoldOf = latest((meant: readonly Meant[], told: LessonProgress['told']) =>
  meant.filter(({ question }) => told[question.number] === undefined),
);
const openOf = latest(
  (judge: typeof openPredictions | null, untold: readonly Meant[]) =>
    judge?.(untold) ?? untold.map((one) => ({ ...one, at: Infinity })),
);

export function useIsAhead(): boolean {
  const store = useOnionskinStore();
  const meant = useMeant();
  const told = useOnionskin((state) => selectProgress(state).told);
  const untold = untoldOf(meant, told);
  const judging = useJudging(untold.length > 0);
  // Until what judges it has come, all is ahead.
  const open = openOf(judging?.openPredictions ?? null, untold);
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
