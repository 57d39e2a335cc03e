// A prediction, made before the run. It never stands in the way of Send. How it is answered, and what a run says to it, comes after the first
// paint (answering.tsx); until then the options stand there to be read.
import type { Question as Asked } from '../../lesson/lesson.ts';
import * as strings from '../../strings/lesson/question.ts';
import { lateCode } from '../shared/use-late.ts';
import { Prose } from './prose.tsx';

const useAnswering = lateCode(async () => (await import('./answering.tsx')).Answering);

export function Question({ question }: { question: Asked }) {
  const Answering = useAnswering(true);
  const title = `predict-${question.number}`;
  return (
    <section className="lesson-predict" aria-labelledby={title}>
      <h2 id={title}>{strings.predict}</h2>
      <div className="prose lesson-ask">
        <Prose tree={question.ask} />
      </div>
      {Answering ? <Answering question={question} /> : <Options question={question} />}
    </section>
  );
}

function Options({ question }: { question: Asked }) {
  return (
    <div className={question.kind === 'status' ? 'lesson-statuses' : 'lesson-options'}>
      {question.options.map(({ key, tree }) => (
        <span key={key} className="lesson-option">
          <Prose tree={tree} />
        </span>
      ))}
    </div>
  );
}
