// The predictions that a run decides, while nobody has told what came of them: each with the moment from which it is told.
import { momentsOf } from '../trace/hops.ts';
import type { Cursor, Recording } from '../trace/recording.ts';
import { decidedAt } from './foretold.ts';
import type { Question } from './lesson.ts';
import { truthOf } from './prediction.ts';

export interface Meant {
  question: Question;
  answer: readonly string[];
  recording: Recording;
}

/** What a run decides nothing about has nothing to give away. Who goes to the end comes to the last hop: no moment is later. */
export const openPredictions = <One extends Meant>(meant: readonly One[]): readonly (One & { at: Cursor })[] =>
  meant
    .filter(({ question, recording }) => truthOf(question, recording) !== null)
    .map((one) => ({
      ...one,
      at: Math.min(decidedAt(one.question, one.answer, one.recording), momentsOf(one.recording, 'hops').at(-1) ?? 0),
    }));
