// May it be said what the checks say of the lesson in view? Nobody has asked for them: they are looked at after each Send. So they say nothing of
// the code that a run on stage is of before it has come to what was predicted. What was predicted speaks of the lesson's own code; what the checks
// say of other code gives nothing of that away.
import { alike } from '../../store/alike.ts';
import { selectLesson, selectProgress, selectWork } from '../../store/selectors.ts';
import { useOnionskin } from './store-context.tsx';
import { useIsAhead } from './use-is-ahead.ts';

/** True: not yet. */
export function useUntoldChecks(): boolean {
  const isAhead = useIsAhead();
  const { checks } = useOnionskin(selectProgress);
  const { files } = useOnionskin(selectWork);
  const start = useOnionskin((state) => selectLesson(state)?.start);
  return isAhead && checks !== null && alike(checks.files ?? files, start);
}
