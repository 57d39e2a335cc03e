// May it be said what came of a prediction? Not while the run that decides it is on stage and has not come there: what lies in its future is
// not told. Who has seen it once has seen it; who jumps to the end or looks at another run gets it at once. Who wants less motion gets it when
// the run has come there, like everybody: it goes on moment by moment for them too.
import { useEffect, useMemo } from 'react';
import type { Question } from '../../lesson/lesson.ts';
import { openPredictions } from '../../lesson/open-predictions.ts';
import { truthOf } from '../../lesson/prediction.ts';
import { readRequest } from '../../lib/http-message.ts';
import { alike } from '../../store/alike.ts';
import { selectRecording } from '../../store/selectors.ts';
import type { Run } from '../../store/state.ts';
import type { Recording } from '../../trace/recording.ts';
import { noteSeen, wasSeen } from '../shared/seen-runs.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function useIsTold(question: Question, answer: readonly string[] | undefined, runs: readonly Run[]): boolean {
  const onStage = useOnionskin(selectRecording);
  const deciding = useMemo(() => {
    const wanted = readRequest(question.request);
    return runs.flatMap(({ request, outcome }): Recording[] => {
      const recording = outcome?.recording ?? null;
      return recording !== null && alike(request, wanted) && truthOf(question, recording) !== null ? [recording] : [];
    });
  }, [question, runs]);
  const plays = onStage !== null && deciding.includes(onStage) ? onStage : null;
  const at = useMemo(
    () => (plays && answer ? (openPredictions([{ question, answer, recording: plays }])[0]?.at ?? 0) : 0),
    [plays, question, answer],
  );
  const isThere = useOnionskin((state) => state.cursor >= at);
  const isPlayed = plays !== null && isThere;
  const { number } = question;
  useEffect(() => {
    if (plays !== null && isPlayed) noteSeen(plays, number);
  }, [plays, isPlayed, number]);
  return plays === null || isPlayed || deciding.some((recording) => wasSeen(recording, number));
}
