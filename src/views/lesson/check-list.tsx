// The checks, each with how it stands: not run yet, passed, failed (with what was wanted, what came, and the moment), or waiting for another one.
import { selectLesson, selectProgress, selectWork } from '../../store/selectors.ts';
import type { LessonProgress } from '../../store/state.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { Words } from '../shared/words.tsx';

type Result = NonNullable<LessonProgress['checks']>['results'][number];
type Standing = 'passed' | 'failed' | 'not yet';

const standing = (result: Result | undefined): Standing =>
  result === undefined || result.waits ? 'not yet' : result.passed ? 'passed' : 'failed';

export function CheckList() {
  const lesson = useOnionskin(selectLesson);
  const run = useOnionskin((state) => selectProgress(state).checks);
  const checking = useOnionskin((state) => state.checking);
  const server = useOnionskin((state) => selectWork(state).server.name);
  const files = useOnionskin((state) => selectWork(state).files);
  const sent = useOnionskin((state) => state.runs.findLast((one) => one.slug === state.slug)?.project.files ?? null);
  if (lesson === null || lesson.checks.length === 0) return null;

  const results = lesson.checks.map(({ name }) => run?.results.find((result) => result.name === name));
  const passed = results.filter((result) => result?.passed).length;
  const waiting = results.filter((result) => result?.waits).length;
  const changed = run !== null && sent !== null && sent !== files;
  return (
    <section className="lesson-checks" aria-labelledby="lesson-checks">
      <h2 id="lesson-checks">Checks</h2>
      <ul aria-label="Checks">
        {lesson.checks.map(({ name, sentence }, index) => (
          <Check key={name} sentence={sentence} result={results[index]} />
        ))}
      </ul>
      <p className="lesson-checks-note" role="status" aria-label="Checks, in short">
        {checking ? 'Checking…' : inShort(run, { passed, waiting, all: results.length }, changed)}
      </p>
      {server !== 'wsgiref' && (
        <p className="lesson-checks-note">
          They look at your program on wsgiref, so that no server’s habits decide. Send goes to the one you chose.
        </p>
      )}
      {run?.fault && (
        <p className="lesson-fault">
          <Words text={run.fault} />
        </p>
      )}
    </section>
  );
}

interface Counts {
  passed: number;
  waiting: number;
  all: number;
}

function inShort(run: LessonProgress['checks'], { passed, waiting, all }: Counts, changed: boolean): string {
  if (run === null) return 'They are looked at after each Send.';
  if (changed) return 'You have changed the code since; the next Send looks again.';
  if (run.fault !== null) return 'They could not be looked at.';
  if (passed === all) return 'All of them pass.';
  const wait = waiting === 0 ? '' : waiting === 1 ? ' One waits for another.' : ` ${waiting} wait for another.`;
  return `${passed} of ${all} pass.${wait}`;
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
    <li className={how === 'not yet' ? 'todo' : how}>
      <Box how={how} />
      <div>
        <span className="unseen">{how}: </span>
        <Words text={sentence} />
        {how === 'failed' && result !== undefined && result.says !== '' && (
          <p className="lesson-says">
            <Words text={result.says} />
          </p>
        )}
        {at !== null && (
          <button type="button" className="btn" onClick={show} aria-label={`Show the moment: ${sentence}`}>
            Show the moment
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
      {how === 'not yet' && (
        <rect x="1" y="1" width="14" height="14" rx="2" style={{ stroke: 'var(--line-control)' }} strokeWidth="1.3" />
      )}
    </svg>
  );
}
