// What went wrong with Send, as a sentence where one looks: what, where (one click away), and what can be done.
import { selectTrouble } from '../../store/selectors.ts';
import type { Cursor } from '../../trace/recording.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { Words } from '../shared/words.tsx';

const MORE_TIME = 10_000;

export function Answer() {
  const refusal = useOnionskin((state) => state.refusal);
  const trouble = useOnionskin(selectTrouble);
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
  return (
    <div role="alert" aria-label="Answer">
      {says !== undefined && (
        <div className="answer">
          <p>
            <Words text={says} />
          </p>
          {!refusal && trouble && (place || trouble.moment !== null || trouble.why === 'limit') && (
            <div className="answer-do">
              {place && (
                <button type="button" className="btn" onClick={() => reveal(place)}>
                  Show{' '}
                  <code>
                    {place.file}:{place.line}
                  </code>
                </button>
              )}
              {trouble.moment !== null && (
                <button type="button" className="btn" onClick={() => goTo(trouble.moment ?? 0)}>
                  Go to that moment
                </button>
              )}
              {trouble.why === 'limit' && (
                <button type="button" className="btn" onClick={() => void send({ limit: MORE_TIME })}>
                  Allow 10 s
                </button>
              )}
            </div>
          )}
        </div>
      )}
    </div>
  );
}
