// The broken rules of the run on stage, at the lines of the file in view that still read as they did when it ran.
import { useMemo } from 'react';
import { selectRecording, selectRun, selectWork } from '../../store/selectors.ts';
import { useMoment } from '../shared/following.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import type { BrokenLine } from './broken-lines.ts';
import type { Margin } from './margin.ts';

const none: readonly BrokenLine[] = [];

export function useBroken(file: string, margin: Margin | null): readonly BrokenLine[] {
  const recording = useMoment(selectRecording);
  const ran = useMoment(selectRun)?.project.files[file];
  const now = useOnionskin(selectWork).files[file];
  return useMemo(() => {
    if (recording === null || margin === null || now === undefined) return none;
    const rules = margin.brokenByFile(recording).get(file);
    return rules === undefined ? none : margin.brokenLines(rules, ran ?? now, now);
  }, [recording, file, ran, now, margin]);
}
