// Of which runs it is not told yet what came of them: what was predicted of them lies ahead still. Each stands for itself, on stage or not, until
// somebody has seen it come there, or was told.
import { useMemo } from 'react';
import { selectLesson, selectProgress, selectRun } from '../../store/selectors.ts';
import { wasSeen } from '../shared/seen-runs.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { meantBy, useJudging } from '../shared/use-foreseen.ts';

/** By their numbers. */
export function useUntold(): ReadonlySet<number> {
  const lesson = useOnionskin(selectLesson);
  const runs = useOnionskin((state) => state.runs);
  const { predictions, told } = useOnionskin(selectProgress);
  const meant = useMemo(() => {
    const own = lesson === null ? [] : runs.filter(({ slug }) => slug === lesson.slug);
    const all = own.flatMap((run) => (lesson === null ? [] : meantBy(lesson, predictions, run)).map((one) => ({ ...one, run })));
    return all.filter(({ question }) => told[question.number] === undefined);
  }, [lesson, runs, predictions, told]);
  const judging = useJudging(meant.length > 0);
  // Until what judges them has come, all is ahead.
  const open = useMemo(() => judging?.openPredictions(meant) ?? meant.map((one) => ({ ...one, at: Infinity })), [judging, meant]);
  // A text: this is drawn again when one of them is reached, not at every moment.
  const numbers = useOnionskin((state) => {
    const onStage = state.borrowed === null ? selectRun(state) : null;
    const isThere = ({ run, at }: (typeof open)[number]) => run === onStage && state.cursor >= at;
    return open.flatMap((one) => (isThere(one) || wasSeen(one.recording, one.question.number) ? [] : [one.run.id])).join();
  });
  return useMemo(() => new Set(numbers === '' ? [] : numbers.split(',').map(Number)), [numbers]);
}
