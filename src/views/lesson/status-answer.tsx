// A status to choose: the codes in a row, each with its words.
import type { Question } from '../../lesson/lesson.ts';
import { soItWas, yourPrediction } from '../../strings/lesson/shared.ts';
import { Prose } from './prose.tsx';

export interface AnswerProps {
  question: Question;
  answer: readonly string[] | undefined;
  truth: readonly string[] | null;
  onAnswer(answer: readonly string[]): void;
}

export function StatusAnswer({ question, answer, truth, onAnswer }: AnswerProps) {
  const decided = answer !== undefined && truth !== null;
  return (
    <fieldset className="lesson-statuses" aria-label={yourPrediction}>
      {question.options.map(({ key, tree }) => {
        const right = decided && truth[0] === key;
        return (
          <button
            key={key}
            type="button"
            className={answer?.[0] === key ? 'lesson-option chosen' : 'lesson-option'}
            aria-pressed={answer?.[0] === key}
            disabled={decided}
            onClick={() => onAnswer([key])}
          >
            <Prose tree={tree} />
            {right && (
              <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M3 8.500l3.200 3L13 4.500" />
              </svg>
            )}
            {right && <span className="unseen"> {soItWas}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
