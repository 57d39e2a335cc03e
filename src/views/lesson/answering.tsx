// How a prediction is answered, by its kind, and what came of it: in the learner's runs of what it speaks of, which is the lesson's own code and
// one request. Who has changed the code before is told what was recorded of it.
import { useEffect, useMemo } from 'react';
import type { Question as Asked } from '../../lesson/lesson.ts';
import { firstTruth, isRight } from '../../lesson/prediction.ts';
import { readRequest } from '../../lib/http-message.ts';
import { alike } from '../../store/alike.ts';
import { isOfStart, selectLesson, selectProgress, selectWork } from '../../store/selectors.ts';
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/lesson/answering.ts';
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
  const lesson = useOnionskin(selectLesson);
  const { files, server } = useOnionskin(selectWork);
  const work = useMemo(() => ({ project: { files }, server }), [files, server]);
  const runs = useOnionskin((state) => state.runs);
  const recorded = useOnionskin((state) => state.recorded[state.slug] ?? null);
  const answer = useOnionskin((state) => selectProgress(state).predictions[question.number]);
  const known = useOnionskin((state) => selectProgress(state).told[question.number]);
  const predict = useOnionskin((state) => state.predict);
  const tell = useOnionskin((state) => state.tell);
  const own = useMemo(() => runs.filter((run) => run.slug === slug), [runs, slug]);
  const meant = useMemo(
    () => own.filter((run) => lesson !== null && isOfStart(run, lesson) && alike(run.request, readRequest(question.request))),
    [own, lesson, question],
  );
  const found = useMemo(() => truthIn(question, meant), [question, meant]);
  // The code was changed before it was sent, and is other than the lesson's still.
  const isOfOther =
    meant.length === 0 && lesson !== null && !isOfStart(work, lesson) && own.some((run) => !isOfStart(run, lesson));
  const asRecorded = useMemo(
    () => (isOfOther && recorded !== null && question.request === lesson?.front.request ? truthIn(question, [recorded]) : null),
    [isOfOther, recorded, question, lesson],
  );
  const truth = known ?? found ?? asRecorded;
  const isPlayed = useIsTold(question, answer, meant);
  const isTold = truth !== null && (known !== undefined || found === null || isPlayed);
  useEffect(() => {
    if (answer !== undefined && isTold && known === undefined) tell(question.number, truth);
  }, [answer, isTold, known, tell, question, truth]);
  const say = (said: readonly string[]) => predict(question.number, said);
  return (
    <>
      <Answer question={question} answer={answer} truth={isTold ? truth : null} onAnswer={say} />
      <div role="status" aria-label={strings.prediction(question.number + 1)}>
        {answer === undefined && truth !== null && <p className="lesson-verdict">{strings.canStillSay}</p>}
        {answer !== undefined && truth === null && (
          <p className="lesson-verdict">
            {own.length === 0 ? strings.nowSend : isOfOther ? strings.otherCode : strings.notDecided}
          </p>
        )}
        {answer !== undefined && truth !== null && !isTold && <p className="lesson-verdict">{strings.toldThere}</p>}
        {answer !== undefined && truth !== null && isTold && <Verdict question={question} answer={answer} truth={truth} />}
        {answer !== undefined && isTold && isOfOther && <p className="lesson-verdict">{strings.asGiven}</p>}
      </div>
    </>
  );
}

const truthIn = (question: Asked, runs: readonly Run[]) =>
  firstTruth(
    question,
    runs.map((run) => run.outcome?.recording ?? null),
  );

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
      <p>{strings.verdict(question.kind, right, answer[0] ?? '', truth[0] ?? '')}</p>
      {question.kind === 'order' && !right && <TrueOrder question={question} truth={truth} />}
      {question.because !== null && <Prose tree={question.because} />}
    </div>
  );
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
