// A prediction: a choice or an order, made before the run, and what the run said to it. It never stands in the way of Send.
import type { Question as Asked } from '../../lesson/lesson.ts';
import { selectProgress } from '../../store/selectors.ts';
import type { Run } from '../../store/state.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { lateCode } from '../shared/use-late.ts';
import { ChoiceAnswer } from './choice-answer.tsx';
import { OrderAnswer } from './order-answer.tsx';
import { Prose } from './prose.tsx';

/** There is nothing to judge before a run. */
const useJudging = lateCode(() => import('../../lesson/prediction.ts'));

export function Question({ question }: { question: Asked }) {
  const slug = useOnionskin((state) => state.slug);
  const runs = useOnionskin((state) => state.runs);
  const answer = useOnionskin((state) => selectProgress(state).predictions[question.number]);
  const predict = useOnionskin((state) => state.predict);
  const own = runs.filter((run: Run) => run.slug === slug);
  const judging = useJudging(own.length > 0);
  const recordings = own.map((run) => run.outcome?.recording ?? null);
  const truth = judging?.firstTruth(question, recordings) ?? null;
  const title = `predict-${question.number}`;
  const say = (said: readonly string[]) => predict(question.number, said);
  return (
    <section className="lesson-predict" aria-labelledby={title}>
      <h2 id={title}>Predict</h2>
      <div className="prose lesson-ask">
        <Prose tree={question.ask} />
      </div>
      {question.kind === 'choice' ? (
        <ChoiceAnswer question={question} answer={answer} truth={truth} onAnswer={say} />
      ) : (
        <OrderAnswer question={question} answer={answer} truth={truth} onAnswer={say} />
      )}
      <div role="status" aria-label={`Prediction ${question.number + 1}`}>
        {answer === undefined && truth !== null && (
          <p className="lesson-verdict">It has run, but you can still say what you expected.</p>
        )}
        {answer !== undefined && truth === null && (
          <p className="lesson-verdict">
            {own.length === 0 ? 'Noted. Now press Send.' : 'None of your runs has decided it yet.'}
          </p>
        )}
        {answer !== undefined && truth !== null && (
          <Verdict question={question} answer={answer} truth={truth} isRight={judging?.isRight(answer, truth) ?? false} />
        )}
      </div>
    </section>
  );
}

interface Decided {
  question: Asked;
  answer: readonly string[];
  truth: readonly string[];
  isRight: boolean;
}

function Verdict({ question, answer, truth, isRight: right }: Decided) {
  return (
    <div className="lesson-verdict prose">
      {question.kind === 'choice' ? (
        <p>{right ? `You said “${answer[0]}”, and so it was.` : `You said “${answer[0]}”. It was “${truth[0]}”.`}</p>
      ) : (
        <p>{right ? 'That is the order in which it happened.' : 'It happened in another order:'}</p>
      )}
      {question.kind === 'order' && !right && <TrueOrder question={question} truth={truth} />}
      {question.because !== null && <Prose tree={question.because} />}
    </div>
  );
}

function TrueOrder({ question, truth }: Omit<Decided, 'answer' | 'isRight'>) {
  return (
    <ol>
      {truth.map((key) => {
        const option = question.options.find((one) => one.key === key);
        return <li key={key}>{option === undefined ? key : <Prose tree={option.tree} />}</li>;
      })}
    </ol>
  );
}
