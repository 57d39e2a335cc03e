// The line of the open file that is pointed at elsewhere, and what the pointer over a line of it means.
import { useCallback, useRef } from 'react';
import { selectEarlier, selectRecording, selectWork } from '../../store/selectors.ts';
import type { Pointed } from '../../store/state.ts';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';
import type { HopsByLine } from './gutter-marks.ts';
import type { Margin } from './margin.ts';

/** `stale`: files that have been edited since. */
export function usePointedLine(margin: Margin | null, hops: HopsByLine, stale: ReadonlySet<string>) {
  const store = useOnionskinStore();
  const file = useOnionskin((state) => selectWork(state).openFile);
  const place = useOnionskin((state) => {
    const recording = selectRecording(state);
    return state.pointed && recording && margin ? margin.lineOfPointed(recording, selectEarlier(state), state.pointed) : null;
  });
  const own = useRef<Pointed | null>(null);
  const point = useCallback(
    (line: number | null) => {
      const state = store.getState();
      // Monaco tells late that the pointer has left: by then it may point elsewhere.
      if (line === null && state.pointed !== own.current) return;
      const recording = selectRecording(state);
      const at = { file, line: line ?? 0, hops, cursor: state.cursor };
      const isKnown = line !== null && recording !== null && margin !== null && !stale.has(file);
      state.point(isKnown ? margin.pointedByLine(recording, selectEarlier(state), at) : null);
      own.current = store.getState().pointed;
    },
    [store, margin, file, hops, stale],
  );
  return { line: place?.file === file && !stale.has(file) ? place.line : null, point };
}
