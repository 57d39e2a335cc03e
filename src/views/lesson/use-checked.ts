// What the checks say of the task, in numbers: for the list of them, and for the foot, which is in view while the list is not.
import type { Lesson } from '../../lesson/lesson.ts';
import { alike } from '../../store/alike.ts';
import { selectProgress, selectWork } from '../../store/selectors.ts';
import type { LessonProgress } from '../../store/state.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useUntoldChecks } from '../shared/use-untold-checks.ts';

type Results = NonNullable<LessonProgress['checks']>['results'];

export interface Checked {
  /** One for each check, in the lesson's order; undefined where it was not looked at. */
  results: readonly (Results[number] | undefined)[];
  all: number;
  passed: number;
  waiting: number;
  /** Of what the numbers speak: of the code as it is, of code that was changed since, of code that nobody knows after a reload, or of nothing:
   *  because nothing was looked at, or because what was is not told yet. */
  of: 'nothing' | 'ahead' | 'here' | 'changed' | 'kept' | 'fault';
  /** They are looked at just now. */
  checking: boolean;
}

export function useChecked(lesson: Lesson): Checked {
  const run = useOnionskin((state) => selectProgress(state).checks);
  const files = useOnionskin((state) => selectWork(state).files);
  const checking = useOnionskin((state) => state.checking);
  const isAhead = useUntoldChecks();
  const results = lesson.checks.map(({ name }) => (isAhead ? undefined : run?.results.find((result) => result.name === name)));
  return {
    results,
    all: results.length,
    passed: results.filter((result) => result?.passed).length,
    waiting: results.filter((result) => result?.waits).length,
    of: run === null ? 'nothing' : isAhead ? 'ahead' : ofWhat(run, files),
    checking,
  };
}

function ofWhat(run: NonNullable<LessonProgress['checks']>, files: Readonly<Record<string, string>>): Checked['of'] {
  if (run.files !== undefined && !alike(run.files, files)) return 'changed';
  if (run.fault !== null) return 'fault';
  return run.files === undefined ? 'kept' : 'here';
}

/** Does the code in the editor do all that the task asks for? */
export const isAllPassed = ({ of, checking, passed, all }: Checked): boolean =>
  of === 'here' && !checking && all > 0 && passed === all;
