// What a figure shows: fetched when it is first drawn, a file for each.
import { useEffect, useState } from 'react';
import { selectLesson } from '../../store/selectors.ts';
import * as strings from '../../strings/lesson/use-figure-run.ts';
import type { Recording } from '../../trace/recording.ts';
import { fromText } from '../../trace/trace-text.ts';
import { useOnionskin } from '../shared/store-context.tsx';

type FigureRun = { kind: 'fetching' } | { kind: 'here'; recording: Recording } | { kind: 'missing'; says: string };

export function useFigureRun(number: number): FigureRun {
  const slug = useOnionskin((state) => selectLesson(state)?.slug);
  const [run, setRun] = useState<FigureRun>({ kind: 'fetching' });
  useEffect(() => {
    let isWanted = true;
    const tell = (found: FigureRun) => isWanted && setRun(found);
    // Not before: the list of all recordings is made by playing all lessons.
    import('virtual:recorded')
      .then(({ recorded }) => recorded[`${slug}/${number}`]?.())
      .then(
        (found) =>
          tell(
            found === undefined
              ? { kind: 'missing', says: strings.notRecorded }
              : { kind: 'here', recording: fromText(found.text) },
          ),
        () => tell({ kind: 'missing', says: strings.notFetched }),
      );
    return () => {
      isWanted = false;
    };
  }, [slug, number]);
  return run;
}
