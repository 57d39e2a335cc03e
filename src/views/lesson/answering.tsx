// How a prediction is answered, by its kind, and what the learner's own runs of the request that it speaks of said to it.
import { useMemo } from 'react';
import type { Question as Asked } from '../../lesson/lesson.ts';
import { firstTruth, isRight } from '../../lesson/prediction.ts';
import { readRequest } from '../../lib/http-message.ts';
import { alike } from '../../store/alike.ts';
import { selectProgress } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { ChoiceAnswer } from './choice-answer.tsx';
import { OrderAnswer } from './order-answer.tsx';
import { Prose } from './prose.tsx';
import { SkinAnswer } from './skin-answer.tsx';
import { StatusAnswer } from './status-answer.tsx';
import { useIsTold } from './use-is-told.ts';
import './lesson-end.css';

export function Answering({ question }: { question: Asked }) {
  const slug = useOnionskin((state) => state.slug);
  const runs = useOnionskin((state) => state.runs);
  const answer = useOnionskin((state) => selectProgress(state).predictions[question.number]);
  const predict = useOnionskin((state) => state.predict);
  const own = useMemo(() => runs.filter((run) => run.slug === slug), [runs, slug]);
  const truth = useMemo(() => {
    const wanted = readRequest(question.request);
    const meant = own.filter(({ request }) => alike(request, wanted));
    return firstTruth(
      question,
      meant.map((run) => run.outcome?.recording ?? null),
    );
  }, [own, question]);
  const isTold = useIsTold(question, answer, own);
  const say = (said: readonly string[]) => predict(question.number, said);
  return (
    <>
      <Answer question={question} answer={answer} truth={isTold ? truth : null} onAnswer={say} />
      <div role="status" aria-label={`Prediction ${question.number + 1}`}>
        {answer === undefined && truth !== null && (
          <p className="lesson-verdict">It has run, but you can still say what you expected.</p>
        )}
        {answer !== undefined && truth === null && (
          <p className="lesson-verdict">
            {own.length === 0 ? 'Noted. Now press Send.' : 'None of your runs has decided it yet.'}
          </p>
        )}
        {answer !== undefined && truth !== null && !isTold && (
          <p className="lesson-verdict">Noted. Your run is on stage: it is told when it comes there.</p>
        )}
        {answer !== undefined && truth !== null && isTold && <Verdict question={question} answer={answer} truth={truth} />}
      </div>
    </>
  );
}

interface Answered {
  question: Asked;
  answer: readonly string[] | undefined;
  truth: readonly string[] | null;
  onAnswer(answer: readonly string[]): void;
}

function Answer({ question, ...answered }: Answered) {
  switch (question.kind) {
    case 'choice':
      return <ChoiceAnswer question={question} {...answered} />;
    case 'order':
      return <OrderAnswer question={question} {...answered} />;
    case 'status':
      return <StatusAnswer question={question} {...answered} />;
    case 'skin':
      return <SkinAnswer question={question} {...answered} />;
  }
}

interface Decided {
  question: Asked;
  answer: readonly string[];
  truth: readonly string[];
}

function Verdict({ question, answer, truth }: Decided) {
  const right = isRight(answer, truth);
  return (
    <div className="lesson-verdict prose">
      <p>{inWords(question, right, answer[0] ?? '', truth[0] ?? '')}</p>
      {question.kind === 'order' && !right && <TrueOrder question={question} truth={truth} />}
      {question.because !== null && <Prose tree={question.because} />}
    </div>
  );
}

function inWords({ kind }: Asked, right: boolean, said: string, was: string): string {
  switch (kind) {
    case 'choice':
      return right ? `You said “${said}”, and so it was.` : `You said “${said}”. It was “${was}”.`;
    case 'status':
      return right ? `You said ${said}, and so it was.` : `You said ${said}. It was ${was}.`;
    case 'skin':
      return right ? `You pointed at “${said}”, and it did answer.` : `You pointed at “${said}”. It was “${was}” that answered.`;
    case 'order':
      return right ? 'That is the order in which it happened.' : 'It happened in another order:';
  }
}

function TrueOrder({ question, truth }: Pick<Decided, 'question' | 'truth'>) {
  return (
    <ol>
      {truth.map((key) => {
        const option = question.options.find((one) => one.key === key);
        return <li key={key}>{option === undefined ? key : <Prose tree={option.tree} />}</li>;
      })}
    </ol>
  );
}
