// What the run on stage left in the user's files: hops at lines, the line that is lit now, and the files it can't be shown in any more.
import { useMemo } from 'react';
import { selectRecording, selectRun, selectWork } from '../../store/selectors.ts';
import type { Place } from '../../trace/event-parts.ts';
import { useMoment } from '../shared/following.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import type { HopsByLine } from './gutter-marks.ts';
import type { Margin } from './margin.ts';

interface Trail {
  hops: ReadonlyMap<string, HopsByLine>;
  place: Place | null;
  /** Files that were edited since: line numbers of the recording mean nothing in them. */
  stale: ReadonlySet<string>;
}

export function useTrail(margin: Margin | null): Trail {
  const recording = useMoment(selectRecording);
  const run = useMoment(selectRun);
  const { files } = useOnionskin(selectWork);
  const place = useMoment((state) => recording?.events[state.cursor]?.place ?? null);

  const ran = run?.project.files;
  const stale = useMemo(() => {
    if (!ran || !recording) return new Set<string>();
    return new Set(Object.keys(files).filter((name) => ran[name] !== undefined && ran[name] !== files[name]));
  }, [ran, files, recording]);
  const hops = useMemo(
    () => new Map(recording && margin ? [...margin.hopsByFile(recording)].filter(([file]) => !stale.has(file)) : []),
    [recording, stale, margin],
  );

  const shown = place !== null && files[place.file] !== undefined && !stale.has(place.file);
  return { hops, place: shown ? place : null, stale };
}
