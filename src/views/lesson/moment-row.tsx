// The button that goes to a moment of the run on stage, or why it can't. Fetched after the first paint: there is nothing to go to before.
import { useMemo } from 'react';
import { findMoment } from '../../lesson/find-moment.ts';
import type { Moment } from '../../lesson/lesson.ts';
import { selectRecording } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function MomentRow({ moment }: { moment: Moment }) {
  const recording = useOnionskin(selectRecording);
  const seek = useOnionskin((state) => state.seek);
  const setTab = useOnionskin((state) => state.setTab);
  const at = useMemo(() => recording && findMoment(recording, moment), [recording, moment]);
  const here = useOnionskin((state) => at !== null && at === state.cursor);
  const reason = recording === null ? 'Press Send first.' : at === null ? 'The run on stage has no such moment.' : '';

  const show = () => {
    if (at === null) return;
    seek(at);
    setTab('narrow', 'stage');
  };
  return (
    <p className={here ? 'lesson-moment-row here' : 'lesson-moment-row'}>
      <button
        type="button"
        className="btn"
        disabled={at === null}
        onClick={show}
        aria-label={`Show the moment: ${nameOf(moment)}`}
      >
        {here ? 'You are here' : 'Show the moment'}
      </button>
      {reason !== '' && <span className="lesson-reason">{reason}</span>}
    </p>
  );
}

/** "return of greet", for those who hear several such buttons. */
function nameOf({ event, layer, nth }: Moment): string {
  return `${event}${layer === undefined ? '' : ` at ${layer}`}${nth === 1 ? '' : nth === 'last' ? ', the last one' : `, number ${nth}`}`;
}
