// What was predicted in this lesson, held against the run on stage: the moments at which that shows, and the crossings that it speaks of. Empty
// while nothing was predicted.
import { useMemo } from 'react';
import type { Foreseen } from '../../lesson/foreseen.ts';
import type { Foretold } from '../../lesson/foretold.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Meant } from '../../lesson/open-predictions.ts';
import { readRequest } from '../../lib/http-message.ts';
import { latest } from '../../lib/latest.ts';
import { alike } from '../../store/alike.ts';
import { isOfStart, selectLesson, selectProgress, selectRecording, selectRun } from '../../store/selectors.ts';
import type { LessonProgress, Run } from '../../store/state.ts';
import type { Layer } from '../../trace/recording.ts';
import { useOnionskin } from './store-context.tsx';
import { lateCode } from './use-late.ts';

export const useJudging = lateCode(async () => {
  const [{ foreseenIn }, { foretoldIn }, { openPredictions }] = await Promise.all([
    import('../../lesson/foreseen.ts'),
    import('../../lesson/foretold.ts'),
    import('../../lesson/open-predictions.ts'),
  ]);
  return { foreseenIn, foretoldIn, openPredictions };
});

/** The predictions that speak of the run on stage: of its request, put to the lesson's own code. */
export function useMeant(): readonly Meant[] {
  const lesson = useOnionskin(selectLesson);
  const predictions = useOnionskin((state) => selectProgress(state).predictions);
  const run = useOnionskin(selectRun);
  const recording = useOnionskin(selectRecording);
  // What a check saw is another run.
  if (lesson === null || run === null || recording === null || run.outcome?.recording !== recording) return NONE_MEANT;
  return meantByShown(lesson, predictions, run);
}

/** The predictions that speak of a run. */
export function meantBy(lesson: Lesson, predictions: LessonProgress['predictions'], run: Run): readonly Meant[] {
  const recording = run.outcome?.recording ?? null;
  if (recording === null || !isOfStart(run, lesson)) return NONE_MEANT;
  return lesson.prose.flatMap((block): Meant[] => {
    if (block.kind !== 'predict') return [];
    const { question } = block;
    const answer = predictions[question.number];
    const isMeant = answer !== undefined && alike(run.request, readRequest(question.request));
    return isMeant ? [{ question, answer, recording }] : [];
  });
}

const NONE_MEANT: readonly Meant[] = [];
/** Half the page asks this of the run on stage. */
const meantByShown = latest(meantBy);

export function useForeseen(): readonly Foreseen[] {
  const meant = useMeant();
  const judging = useJudging(meant.length > 0);
  return useMemo(
    () =>
      judging === null
        ? []
        : meant
            .flatMap(({ question, answer, recording }) => judging.foreseenIn(question, answer, recording))
            .sort((a, b) => a.cursor - b.cursor),
    [judging, meant],
  );
}

/** `skins`: those on stage. */
export function useForetold(skins: readonly Layer[]): readonly Foretold[] {
  const meant = useMeant();
  const judging = useJudging(meant.length > 0);
  return useMemo(
    () =>
      judging === null
        ? NONE_TOLD
        : meant.flatMap(({ question, answer, recording }) => judging.foretoldIn(question, answer, recording, skins)),
    [judging, meant, skins],
  );
}

const NONE_TOLD: readonly Foretold[] = [];
