// The rows that a text is found in. A hundred thousand events are looked through in slices, so that typing and scrolling never wait for it.
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type Finder, finderOf } from '../../trace/finding.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';

/** Rows between two looks at the clock, and milliseconds of a slice. */
const STEP = 256;
const SLICE = 6;

export interface Found {
  rows: readonly Cursor[];
  /** Not all have been looked at. */
  busy: boolean;
}

export function useFound(recording: Recording, rows: readonly Cursor[], text: string): Found {
  const wanted = useDeferredValue(text);
  const finder = useMemo(() => finderOf(recording, wanted), [recording, wanted]);
  const [found, setFound] = useState<{ finder: Finder; rows: readonly Cursor[]; of: readonly Cursor[] } | null>(null);
  useEffect(() => {
    if (finder === null) return;
    return search(rows, finder, (all) => setFound({ finder, rows: all, of: rows }));
  }, [rows, finder]);
  if (finder === null) return { rows, busy: wanted !== text };
  const isDone = found?.finder === finder && found.of === rows;
  // Until all have been looked at, what was found before stays, as far as it belongs to the same rows.
  return { rows: found !== null && found.of === rows ? found.rows : rows, busy: !isDone || wanted !== text };
}

/** Gives up when the returned function is called. */
export function search(rows: readonly Cursor[], finder: Finder, done: (found: readonly Cursor[]) => void): () => void {
  const found: Cursor[] = [];
  const { port1, port2 } = new MessageChannel();
  let at = 0;
  const close = () => port1.close();
  port1.onmessage = () => {
    const until = performance.now() + SLICE;
    while (at < rows.length && performance.now() < until) {
      const end = Math.min(rows.length, at + STEP);
      for (; at < end; at += 1) {
        const cursor = rows[at] as Cursor;
        if (finder(cursor)) found.push(cursor);
      }
    }
    if (at < rows.length) return port2.postMessage(null);
    close();
    done(found);
  };
  port2.postMessage(null);
  return close;
}
