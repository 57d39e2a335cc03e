// "1 error, 2 warnings" under the code: what all helpers have found in this file, and the way to the next of it without a pointer.
import * as strings from '../../strings/editor/problem-link.ts';
import type { Problems } from './help/problem-count.ts';

interface Props {
  problems: Problems;
  onNext: () => void;
}

export function ProblemLink({ problems, onNext }: Props) {
  const words = strings.problems(problems.errors, problems.warnings);
  return (
    <button
      type="button"
      className={problems.errors > 0 ? 'ed-link ed-problems flt' : 'ed-link ed-problems'}
      title={strings.next}
      aria-label={strings.nextOf(words)}
      onClick={onNext}
    >
      {words}
    </button>
  );
}
