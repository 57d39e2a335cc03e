// May it be said what came of a prediction? Not while the run that decides it is on stage and has not come there: what lies in its future is
// not told. Who has seen it once has seen it; who jumps to the end, looks at another run or wants less motion gets it at once.
import { useEffect, useMemo } from 'react';
import { decidedAt } from '../../lesson/foretold.ts';
import type { Question } from '../../lesson/lesson.ts';
import { truthOf } from '../../lesson/prediction.ts';
import { readRequest } from '../../lib/http-message.ts';
import { alike } from '../../store/alike.ts';
import { selectRecording } from '../../store/selectors.ts';
import type { Run } from '../../store/state.ts';
import type { Recording } from '../../trace/recording.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useMedia } from '../shared/use-media.ts';

/** Runs that were seen up to where they decide a question, by its number. */
const seen = new WeakMap<Recording, Set<number>>();

export function useIsTold(question: Question, answer: readonly string[] | undefined, runs: readonly Run[]): boolean {
  const onStage = useOnionskin(selectRecording);
  const isCalm = useMedia('(prefers-reduced-motion: reduce)');
  const deciding = useMemo(() => {
    const wanted = readRequest(question.request);
    return runs.flatMap(({ request, outcome }): Recording[] => {
      const recording = outcome?.recording ?? null;
      return recording !== null && alike(request, wanted) && truthOf(question, recording) !== null ? [recording] : [];
    });
  }, [question, runs]);
  const plays = onStage !== null && deciding.includes(onStage) ? onStage : null;
  const at = useMemo(() => (plays && answer ? decidedAt(question, answer, plays) : 0), [plays, question, answer]);
  const isThere = useOnionskin((state) => state.cursor >= at);
  const isPlayed = plays !== null && isThere;
  const { number } = question;
  useEffect(() => {
    if (plays !== null && isPlayed) seen.set(plays, (seen.get(plays) ?? new Set()).add(number));
  }, [plays, isPlayed, number]);
  return isCalm || plays === null || isPlayed || deciding.some((recording) => seen.get(recording)?.has(number));
}
