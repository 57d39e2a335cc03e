// Which helpers the editor has now. They begin when nobody waits for anything: the page is there, Python too, and the browser is idle.
import { useEffect, useMemo, useState } from 'react';
import { whenQuiet } from '../../lib/when-quiet.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import type { Wanted } from './help/help.ts';

export function useHelp(): Wanted {
  const [begin, setBegin] = useState(false);
  const quiet = useOnionskin(({ status, pending }) => pending === 0 && (status.kind === 'idle' || status.kind === 'failed'));
  useEffect(() => {
    if (begin || !quiet) return;
    let gone = false;
    whenQuiet(() => {
      if (!gone) setBegin(true);
    });
    return () => {
      gone = true;
    };
  }, [begin, quiet]);
  return useMemo(() => ({ begin }), [begin]);
}
