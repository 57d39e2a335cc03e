// The runs of this lesson that are still known, newest first: each Send can be looked at again, and before them what was recorded of its start.
import { useMemo } from 'react';
import { selectHeldBack, selectIsRecorded } from '../../store/selectors.ts';
import * as strings from '../../strings/frame/run-choice.ts';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

const LateMenu = late(async () => (await import('./run-menu.tsx')).RunMenu, null, { soon: true });

export function RunChoice() {
  const all = useOnionskin((state) => state.runs);
  const slug = useOnionskin((state) => state.slug);
  const isRecorded = useOnionskin(selectIsRecorded);
  const heldBack = useOnionskin(selectHeldBack);
  const uncover = useOnionskin((state) => state.uncover);
  const own = useMemo(() => all.filter((run) => run.slug === slug).toReversed(), [all, slug]);
  if (own.length === 0 && heldBack)
    return (
      <button type="button" className="btn quiet" title={strings.heldBackWhy} onClick={uncover}>
        {strings.showRecorded}
      </button>
    );
  if (own.length === 0)
    return isRecorded ? (
      <span className="run-recorded" title={strings.recordedWhy}>
        {strings.recordedRun}
      </span>
    ) : null;
  return <LateMenu own={own} />;
}
