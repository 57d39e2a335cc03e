// The requests that can stand beside the one on stage; null where one process has answered all of them.
import { useMemo } from 'react';
import { type Beside, besideOf } from '../../store/beside.ts';
import { selectRun } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function useBeside(): Beside | null {
  const runs = useOnionskin((state) => state.runs);
  const run = useOnionskin((state) => (state.borrowed === null ? selectRun(state) : null));
  return useMemo(() => besideOf(runs, run), [runs, run]);
}
