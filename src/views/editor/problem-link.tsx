// "1 error, 2 warnings" under the code: what all helpers have found in this file, and the way to the next of it without a pointer.
import { counted } from '../../trace/words.ts';
import type { Problems } from './help/problem-count.ts';

interface Props {
  problems: Problems;
  onNext: () => void;
}

export const inWords = ({ errors, warnings }: Problems): string =>
  [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : '']
    .filter((part) => part !== '')
    .join(', ');

export function ProblemLink({ problems, onNext }: Props) {
  const words = inWords(problems);
  return (
    <button
      type="button"
      className={problems.errors > 0 ? 'ed-link ed-problems flt' : 'ed-link ed-problems'}
      title="Go to the next one, in the code (F8)"
      aria-label={`${words}: go to the next one`}
      onClick={onNext}
    >
      {words}
    </button>
  );
}
