// Which helpers the editor has now. They begin when nobody waits for anything: the page is there, Python too, and the browser is idle.
import { useEffect, useMemo, useState } from 'react';
import { whenQuiet } from '../../lib/when-quiet.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useMedia } from '../shared/use-media.ts';
import { hasRoomForTypes } from './help/device.ts';
import type { Wanted } from './help/wanted.ts';

interface Connected {
  deviceMemory?: number;
  connection?: { saveData?: boolean };
}

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
  const wanted = useOnionskin((state) => state.types);
  const room = useHasRoom();
  // They are large, and among what is being kept for use without a network: later they come from there, and nothing is fetched twice. In
  // another site's page nothing is kept, and so much is not fetched for a look.
  const settled = useOnionskin(({ keeping }) => keeping !== null && keeping.kind !== 'keeping');
  const types = wanted && room && (settled || !isBuilt());
  return useMemo(() => ({ begin, types }), [begin, types]);
}

/** In development there is nothing to keep. */
const isBuilt = (): boolean => document.querySelector('meta[name=build]') !== null;

/** Is there room for the types here? */
export function useHasRoom(): boolean {
  const finePointer = useMedia('(pointer: fine)');
  const wide = useMedia('(min-width: 860px)');
  const { deviceMemory, connection } = navigator as Connected;
  return hasRoomForTypes({ memory: deviceMemory, finePointer, wide, savesData: connection?.saveData ?? false });
}
