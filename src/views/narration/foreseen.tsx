// The run against the prediction, while it plays: whether what happens here was foreseen, in words, with its mark.

import * as strings from '../../strings/narration/foreseen.ts';
import { useMoment } from '../shared/following.tsx';
import { Phrases } from '../shared/phrases.tsx';
import { useForeseen } from '../shared/use-foreseen.ts';

export function ForeseenLine() {
  const marks = useForeseen();
  const cursor = useMoment((state) => state.cursor);
  if (marks.length === 0) return null;
  const here = marks.findLast((mark) => mark.cursor <= cursor) ?? null;
  return (
    <p
      className={here === null ? 'foreseen' : here.right ? 'foreseen right' : 'foreseen wrong'}
      role="status"
      aria-label={strings.prediction}
    >
      {here === null ? (
        strings.played
      ) : (
        <>
          <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
            <path d={here.right ? 'M3 8.500l3.200 3L13 4.500' : 'M4.500 4.500l7 7M11.500 4.500l-7 7'} />
          </svg>
          <span>
            <span className="unseen">{here.right ? strings.foreseen : strings.notForeseen} </span>
            <Phrases phrases={here.says} />
          </span>
        </>
      )}
    </p>
  );
}
