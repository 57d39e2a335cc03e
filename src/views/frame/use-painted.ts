// Notes the first frame that shows a new run: the last of the marks that tell how long somebody waited (lib/marks.ts). For whoever shows it.
import { useEffect } from 'react';
import { afterFrame } from '../../lib/after-frame.ts';
import { forgetMarks, markTime } from '../../lib/marks.ts';
import { useOnionskin } from '../shared/store-context.tsx';

/** Runs are numbered in order: one that is put on stage again has been seen. */
let seen = 0;
const KEPT = 5000;

export function usePainted(): void {
  const fresh = useOnionskin(({ runs, shown }) => (shown !== null && runs.at(-1)?.id === shown ? shown : null));
  useEffect(() => {
    if (fresh === null || fresh <= seen) return;
    seen = fresh;
    // Enough for whoever measures, and no more: they would pile up.
    if (fresh % KEPT === 0) forgetMarks();
    afterFrame(() => markTime('painted'));
  }, [fresh]);
}
