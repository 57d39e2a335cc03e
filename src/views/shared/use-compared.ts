// Are the differences between two runs known? Those of short runs are at once; those of long ones are worked out in slices, and the page goes on.
import { useEffect, useState } from 'react';
import { inSlices } from '../../lib/slices.ts';
import { type Differences, differencesInSteps, differencesKnown } from '../../trace/differences.ts';
import { perPair } from '../../trace/memo.ts';
import type { Recording } from '../../trace/recording.ts';

/** Events of both together that are looked through within a frame. */
const SHORT = 4000;

/** Whoever asks meanwhile waits for the same. */
const underWay = perPair((here, there): Promise<Differences> => inSlices(differencesInSteps(here, there)));

/** True where there are no two to compare. */
export function useCompared(here: Recording | null, there: Recording | null): boolean {
  const [, setDone] = useState<Differences | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const isKnown =
    here === null ||
    there === null ||
    here.events.length + there.events.length <= SHORT ||
    differencesKnown(here, there) !== null;
  useEffect(() => {
    if (isKnown || here === null || there === null) return;
    let wanted = true;
    underWay(here, there).then(
      (found) => wanted && setDone(found),
      (error: unknown) => wanted && setFault(error),
    );
    return () => {
      wanted = false;
    };
  }, [isKnown, here, there]);
  if (fault !== null) throw fault;
  return isKnown;
}
