// Beside what went wrong, and not in it, where it would be read out with all the rest at the first key: the code is another by now.
import { alike } from '../../store/alike.ts';
import { selectRun, selectWork } from '../../store/selectors.ts';
import { selectTrouble } from '../../store/trouble.ts';
import * as strings from '../../strings/request/answer-old.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function AnswerOld() {
  const isOld = useOnionskin((state) => {
    const run = selectRun(state);
    if (run === null || run.slug !== state.slug || state.refusal !== null || state.pending > 0) return false;
    return selectTrouble(state) !== null && !alike(run.project.files, selectWork(state).files);
  });
  return isOld ? <p className="answer-old">{strings.changedSince}</p> : null;
}
