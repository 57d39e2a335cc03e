// What the checks say of the task, in numbers: for the list of them, and for the foot, which is in view while the list is not.
import type { Lesson } from '../../lesson/lesson.ts';
import { selectProgress, selectWork } from '../../store/selectors.ts';
import type { LessonProgress } from '../../store/state.ts';
import { useOnionskin } from '../shared/store-context.tsx';

type Results = NonNullable<LessonProgress['checks']>['results'];

export interface Checked {
  /** One for each check, in the lesson's order; undefined where it was not looked at. */
  results: readonly (Results[number] | undefined)[];
  all: number;
  passed: number;
  waiting: number;
  /** Of what the numbers speak: of the code as it was sent last, of code that was changed since, or of nothing. */
  of: 'nothing' | 'sent' | 'changed' | 'fault';
}

export function useChecked(lesson: Lesson): Checked {
  const run = useOnionskin((state) => selectProgress(state).checks);
  const files = useOnionskin((state) => selectWork(state).files);
  const sent = useOnionskin((state) => state.runs.findLast((one) => one.slug === state.slug)?.project.files ?? null);
  const results = lesson.checks.map(({ name }) => run?.results.find((result) => result.name === name));
  return {
    results,
    all: results.length,
    passed: results.filter((result) => result?.passed).length,
    waiting: results.filter((result) => result?.waits).length,
    of: run === null ? 'nothing' : sent !== null && sent !== files ? 'changed' : run.fault !== null ? 'fault' : 'sent',
  };
}

/** Does the code that was sent last do all that the task asks for? */
export const isAllPassed = ({ of, passed, all }: Checked): boolean => of === 'sent' && all > 0 && passed === all;
