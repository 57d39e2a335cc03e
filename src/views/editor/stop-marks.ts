// Breakpoints in the margin: the number of such a line stands in a tag of ink, or in the outline of one when it is off.
import { useMemo } from 'react';
import { useStops } from '../shared/use-stops.ts';

export interface StopMark {
  line: number;
  on: boolean;
}

/** The breakpoints at lines of one file. */
export function useStopMarks(file: string): readonly StopMark[] {
  const stops = useStops();
  return useMemo(
    () => stops.flatMap(({ what }) => (what.kind === 'line' && what.file === file ? [{ line: what.line, on: what.on }] : [])),
    [stops, file],
  );
}
