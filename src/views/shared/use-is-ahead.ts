// Is something ahead in the run on stage that was predicted and is not told yet? Then nothing beside the stage may give it away: not the sentence
// beside Send, not the status in the list of runs, not the lines that broke a rule. It is over when the run has come there, or was brought there.
import { useEffect, useMemo } from 'react';
import { selectProgress } from '../../store/selectors.ts';
import { momentsOf } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { noteSeen, wasSeen } from './seen-runs.ts';
import { useOnionskin, useOnionskinStore } from './store-context.tsx';
import { useJudging, useMeant } from './use-foreseen.ts';

export function useIsAhead(): boolean {
  const store = useOnionskinStore();
  const meant = useMeant();
  const told = useOnionskin((state) => selectProgress(state).told);
  const judging = useJudging(meant.length > 0);
  const open = useMemo(
    () =>
      meant.flatMap(({ question, answer, recording }): Open[] => {
        if (told[question.number] !== undefined) return [];
        const end = endOf(recording);
        // What judges it is fetched: until it has come, and if it never comes, the end of the run is waited for.
        if (judging === null) return [{ recording, number: question.number, at: end }];
        // A run that decides nothing has nothing to give away.
        if (judging.truthOf(question, recording) === null) return [];
        return [{ recording, number: question.number, at: Math.min(judging.decidedAt(question, answer, recording), end) }];
      }),
    [meant, told, judging],
  );
  // A number: this is drawn again when one of them is reached, not at every moment.
  const ahead = useOnionskin(({ cursor }) => open.filter((one) => isAhead(one, cursor)).length);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ahead` is what tells that one was reached
  useEffect(() => {
    if (judging === null) return;
    const { cursor } = store.getState();
    for (const { recording, number, at } of open) if (cursor >= at) noteSeen(recording, number);
  }, [store, judging, open, ahead]);
  return ahead > 0;
}

interface Open {
  recording: Recording;
  number: number;
  at: Cursor;
}
const isAhead = ({ recording, number, at }: Open, cursor: Cursor): boolean => cursor < at && !wasSeen(recording, number);

/** The last hop: who goes to the end comes there. */
const endOf = (recording: Recording): Cursor => momentsOf(recording, 'hops').at(-1) ?? 0;
