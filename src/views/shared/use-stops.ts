// The breakpoints of the lesson in view, each as it is in the files now and as the run on stage knows it.
import { useMemo } from 'react';
import { inRun, selectBreaks } from '../../store/breaks-slice.ts';
import { selectRun, selectWork } from '../../store/selectors.ts';
import type { Breakpoint } from '../../store/state.ts';
import { type Break, breakId } from '../../trace/breakpoint.ts';
import { useOnionskin } from './store-context.tsx';

export interface Stop {
  id: string;
  what: Breakpoint;
  /** Null when its line did not stand there in the run on stage. */
  ran: Break | null;
}

export function useStops(): readonly Stop[] {
  const breaks = useOnionskin(selectBreaks);
  const ran = useOnionskin(selectRun)?.project.files;
  const { files } = useOnionskin(selectWork);
  return useMemo(() => breaks.map((what) => ({ id: breakId(what), what, ran: inRun(what, ran, files) })), [breaks, ran, files]);
}
