// The checks, each with how it stands: not run yet, passed, failed (with what was wanted, what came, and the moment), or waiting for another one.
import type { Lesson } from '../../lesson/lesson.ts';
import { selectProgress, selectWork } from '../../store/selectors.ts';
import type { LessonProgress } from '../../store/state.ts';
import * as strings from '../../strings/lesson/check-list.ts';
import { showMoment, showThatMoment } from '../../strings/lesson/shared.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { Words } from '../shared/words.tsx';
import { type Checked, useChecked } from './use-checked.ts';

/** The heading's name in the document: the foot leads to it. */
export const CHECKS = 'lesson-checks';

type Result = NonNullable<LessonProgress['checks']>['results'][number];
type Standing = 'passed' | 'failed' | 'todo';

const standing = (result: Result | undefined): Standing =>
  result === undefined || result.waits ? 'todo' : result.passed ? 'passed' : 'failed';

export function CheckList({ lesson }: { lesson: Lesson }) {
  const run = useOnionskin((state) => selectProgress(state).checks);
  const server = useOnionskin((state) => selectWork(state).server.name);
  const checked = useChecked(lesson);
  if (lesson.checks.length === 0) return null;

  return (
    <section className="lesson-checks" aria-labelledby={CHECKS}>
      <h2 id={CHECKS} tabIndex={-1}>
        {strings.checks}
      </h2>
      <ul aria-label={strings.checks}>
        {lesson.checks.map(({ name, sentence }, index) => (
          <Check key={name} sentence={sentence} result={checked.results[index]} />
        ))}
      </ul>
      <p className="lesson-checks-note" role="status" aria-label={strings.inShort}>
        {checked.checking ? strings.checking : inShort(checked)}
      </p>
      {server !== 'wsgiref' && <p className="lesson-checks-note">{strings.onWsgiref}</p>}
      {checked.of !== 'ahead' && run?.fault && (
        <p className="lesson-fault">
          <Words text={run.fault} />
        </p>
      )}
    </section>
  );
}

function inShort(checked: Checked): string {
  switch (checked.of) {
    case 'nothing':
      return strings.afterEachSend;
    case 'ahead':
      return strings.toldThere;
    case 'changed':
      return strings.changedSince;
    case 'fault':
      return strings.notLookedAt;
    case 'kept':
    case 'here':
      return checked.passed === checked.all ? strings.allPass : strings.somePass(checked.passed, checked.all, checked.waiting);
  }
}

function Check({ sentence, result }: { sentence: string; result: Result | undefined }) {
  const showCheck = useOnionskin((state) => state.showCheck);
  const setTab = useOnionskin((state) => state.setTab);
  const known = useOnionskin((state) => selectProgress(state).checks?.recordings.length ?? 0);
  const how = standing(result);
  const at = result?.at && result.at.recording < known ? result.at : null;
  const show = () => {
    if (at === null) return;
    showCheck(at);
    setTab('narrow', 'stage');
  };
  return (
    <li className={how}>
      <Box how={how} />
      <div>
        <span className="unseen">{strings.standings[how]} </span>
        <Words text={sentence} />
        {how === 'failed' && result !== undefined && result.says !== '' && (
          <p className="lesson-says">
            <Words text={result.says} />
          </p>
        )}
        {at !== null && (
          <button type="button" className="btn" onClick={show} aria-label={showThatMoment(sentence)}>
            {showMoment}
          </button>
        )}
      </div>
    </li>
  );
}

function Box({ how }: { how: Standing }) {
  return (
    <svg viewBox="0 0 16 16" fill="none" aria-hidden="true">
      {how === 'passed' && (
        <>
          <rect x="1" y="1" width="14" height="14" rx="2" style={{ fill: 'var(--ink)' }} />
          <path d="M4 8.300l2.700 2.600L12 5.300" style={{ stroke: 'var(--raised)' }} strokeWidth="1.8" />
        </>
      )}
      {how === 'failed' && (
        <>
          <rect x="1" y="1" width="14" height="14" rx="2" style={{ stroke: 'var(--fault)' }} strokeWidth="1.6" />
          <path d="M5 5l6 6M11 5l-6 6" style={{ stroke: 'var(--fault)' }} strokeWidth="1.6" />
        </>
      )}
      {how === 'todo' && (
        <rect x="1" y="1" width="14" height="14" rx="2" style={{ stroke: 'var(--line-control)' }} strokeWidth="1.3" />
      )}
    </svg>
  );
}
