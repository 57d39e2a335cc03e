// What went wrong with Send, as a sentence: what, where (one click away), and what can be done.
import { useState } from 'react';
import { selectTrouble } from '../../store/trouble.ts';
import * as strings from '../../strings/request/answer-says.tsx';
import type { Cursor } from '../../trace/recording.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { useIsAhead } from '../shared/use-is-ahead.ts';
import { Words } from '../shared/words.tsx';
import './answer.css';

/** As many characters surely fit into the two lines of a folded sentence. */
const FITS = 60;
const MORE_TIME = 10_000;

export function AnswerSays({ brief }: { brief: boolean }) {
  const refusal = useOnionskin((state) => state.refusal);
  const isAhead = useIsAhead();
  const known = useOnionskin(selectTrouble);
  // What the run itself shows is not said before it shows it. What ended it from outside is.
  const trouble = isAhead && known?.why === 'fault' ? null : known;
  const pending = useOnionskin((state) => state.pending);
  const reveal = useOnionskin((state) => state.reveal);
  const send = useOnionskin((state) => state.send);
  const seek = useOnionskin((state) => state.seek);
  const setTab = useOnionskin((state) => state.setTab);
  const goTo = (moment: Cursor) => {
    seek(moment);
    setTab('narrow', 'stage');
  };

  // While another answer is on its way, the old sentence would speak about a program that is gone.
  const says = refusal ?? (pending === 0 ? trouble?.says : undefined);
  const place = !refusal && trouble && trouble.file !== null ? { file: trouble.file, line: trouble.line ?? 1 } : null;
  const can = !refusal && trouble !== null && (place !== null || trouble.moment !== null || trouble.why === 'limit');
  const [unfolded, setUnfolded] = useState('');
  const foldable = brief && says !== undefined && (can || says.length > FITS);
  const folded = foldable && unfolded !== says;
  if (says === undefined) return null;
  return (
    <div className={folded ? 'answer folded' : 'answer'}>
      <p>
        <Words text={says} />
      </p>
      {foldable && (
        <button
          type="button"
          className="btn quiet answer-more"
          aria-expanded={!folded}
          onClick={() => setUnfolded(folded ? says : '')}
        >
          {folded ? strings.more : strings.less}
        </button>
      )}
      {can && !folded && (
        <div className="answer-do">
          {place && (
            <button type="button" className="btn" onClick={() => reveal(place)}>
              {strings.show(
                <code>
                  {place.file}:{place.line}
                </code>,
              )}
            </button>
          )}
          {trouble.moment !== null && (
            <button type="button" className="btn" onClick={() => goTo(trouble.moment ?? 0)}>
              {strings.goToMoment}
            </button>
          )}
          {trouble.why === 'limit' && (
            <button type="button" className="btn" onClick={() => void send({ limit: MORE_TIME })}>
              {strings.allow(MORE_TIME / 1000)}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
