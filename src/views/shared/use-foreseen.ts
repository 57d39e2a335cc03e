// What was predicted in this lesson, held against the run on stage: the moments at which that shows. Empty while nothing was predicted.
import { useMemo } from 'react';
import type { Foreseen } from '../../lesson/foreseen.ts';
import { readRequest } from '../../lib/http-message.ts';
import { alike } from '../../store/alike.ts';
import { selectLesson, selectProgress, selectRecording, selectRun } from '../../store/selectors.ts';
import { useOnionskin } from './store-context.tsx';
import { lateCode } from './use-late.ts';

const useJudging = lateCode(async () => (await import('../../lesson/foreseen.ts')).foreseenIn);
const none: readonly Foreseen[] = [];

export function useForeseen(): readonly Foreseen[] {
  const lesson = useOnionskin(selectLesson);
  const predictions = useOnionskin((state) => selectProgress(state).predictions);
  const run = useOnionskin(selectRun);
  const recording = useOnionskin(selectRecording);
  const foreseenIn = useJudging(Object.keys(predictions).length > 0);
  return useMemo(() => {
    // What a check saw is another run.
    if (foreseenIn === null || lesson === null || run === null || recording === null || run.outcome?.recording !== recording)
      return none;
    return lesson.prose
      .flatMap((block) => {
        if (block.kind !== 'predict') return [];
        const answer = predictions[block.question.number];
        const meant = answer !== undefined && alike(run.request, readRequest(block.question.request));
        return meant ? foreseenIn(block.question, answer, recording) : [];
      })
      .sort((a, b) => a.cursor - b.cursor);
  }, [foreseenIn, lesson, run, recording, predictions]);
}
