// The broken rules of the run on stage, at the lines of the file in view that still read as they did when it ran.
import { useMemo } from 'react';
import { selectRecording, selectRun, selectWork } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { type BrokenLine, brokenByFile, brokenLines } from './broken-lines.ts';

const none: readonly BrokenLine[] = [];

export function useBroken(file: string): readonly BrokenLine[] {
  const recording = useOnionskin(selectRecording);
  const ran = useOnionskin(selectRun)?.project.files[file];
  const now = useOnionskin(selectWork).files[file];
  return useMemo(() => {
    const rules = recording === null ? undefined : brokenByFile(recording).get(file);
    return rules === undefined || now === undefined ? none : brokenLines(rules, ran ?? now, now);
  }, [recording, file, ran, now]);
}
