// The button that goes to a moment of the run on stage, or why it can't. Fetched after the first paint: there is nothing to go to before.
import { useMemo } from 'react';
import { findMoment } from '../../lesson/find-moment.ts';
import type { Moment } from '../../lesson/lesson.ts';
import { selectRecording } from '../../store/selectors.ts';
import * as strings from '../../strings/lesson/moment-row.ts';
import { showMoment, showThatMoment } from '../../strings/lesson/shared.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function MomentRow({ moment }: { moment: Moment }) {
  const recording = useOnionskin(selectRecording);
  const seek = useOnionskin((state) => state.seek);
  const setTab = useOnionskin((state) => state.setTab);
  const at = useMemo(() => recording && findMoment(recording, moment), [recording, moment]);
  const here = useOnionskin((state) => at !== null && at === state.cursor);
  const reason = recording === null ? strings.sendFirst : at === null ? strings.noSuchMoment : '';

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
        aria-label={showThatMoment(strings.moment(moment.event, moment.layer, moment.nth))}
      >
        {here ? strings.youAreHere : showMoment}
      </button>
      {reason !== '' && <span className="lesson-reason">{reason}</span>}
    </p>
  );
}
