// The broken rules of the run on stage, at the lines of the file in view: as long as that file reads as it ran. A verdict blames what a function
// did, not how its line reads, and often stands at a `def` whose body has been mended since; so after an edit there is none, as with hops.
// Nor is there one while the run has not come to what was predicted of it.
import { useMemo } from 'react';
import { selectRecording, selectRun, selectWork } from '../../store/selectors.ts';
import { useMoment } from '../shared/following.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import type { BrokenLine } from './broken-lines.ts';
import type { Margin } from './margin.ts';

const none: readonly BrokenLine[] = [];

/** `isAhead`: what was predicted of the run on stage is not told yet. */
export function useBroken(file: string, margin: Margin | null, isAhead: boolean): readonly BrokenLine[] {
  const recording = useMoment(selectRecording);
  const ran = useMoment(selectRun)?.project.files[file];
  const now = useOnionskin(selectWork).files[file];
  return useMemo(() => {
    if (recording === null || margin === null || now === undefined || ran !== now || isAhead) return none;
    const rules = margin.brokenByFile(recording).get(file);
    return rules === undefined ? none : margin.brokenLines(rules);
  }, [recording, file, ran, now, margin, isAhead]);
}
