// One of several answers. Until a run has decided, another one may be taken.
import type { Question } from '../../lesson/lesson.ts';
import { soItWas, yourPrediction } from '../../strings/lesson/shared.ts';
import { Prose } from './prose.tsx';

interface Props {
  question: Extract<Question, { kind: 'choice' }>;
  answer: readonly string[] | undefined;
  truth: readonly string[] | null;
  onAnswer(answer: readonly string[]): void;
}

export function ChoiceAnswer({ question, answer, truth, onAnswer }: Props) {
  const decided = answer !== undefined && truth !== null;
  return (
    <fieldset className="lesson-options" aria-label={yourPrediction}>
      {question.options.map(({ key, tree }) => {
        const chosen = answer?.[0] === key;
        const right = decided && truth[0] === key;
        return (
          <button
            key={key}
            type="button"
            className={chosen ? 'lesson-option chosen' : 'lesson-option'}
            aria-pressed={chosen}
            disabled={decided}
            onClick={() => onAnswer([key])}
          >
            <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
              {right && <path d="M3 8.500l3.200 3L13 4.500" />}
              {decided && chosen && !right && <path d="M4.500 4.500l7 7M11.500 4.500l-7 7" />}
              {!decided && <circle cx="8" cy="8" r="5.5" strokeWidth="1" />}
              {!decided && chosen && <circle className="f" cx="8" cy="8" r="3" />}
            </svg>
            <span>
              <Prose tree={tree} />
              {right && <span className="unseen"> {soItWas}</span>}
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
