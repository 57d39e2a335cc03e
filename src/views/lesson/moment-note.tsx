// What the text says about one moment of the run, with a button that goes there.
import type { Root } from 'hast';
import { useMemo } from 'react';
import type { Moment } from '../../lesson/lesson.ts';
import { selectRecording } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { lateCode } from '../shared/use-late.ts';
import { Prose } from './prose.tsx';

/** Nothing is looked for before there is a recording. */
const useFinding = lateCode(async () => (await import('../../lesson/find-moment.ts')).findMoment);

export function MomentNote({ moment, tree }: { moment: Moment; tree: Root }) {
  const recording = useOnionskin(selectRecording);
  const seek = useOnionskin((state) => state.seek);
  const setTab = useOnionskin((state) => state.setTab);
  const findMoment = useFinding(recording !== null);
  const at = useMemo(() => (recording && findMoment ? findMoment(recording, moment) : null), [recording, findMoment, moment]);
  const here = useOnionskin((state) => at !== null && at === state.cursor);
  const reason =
    recording === null ? 'Press Send first.' : at === null && findMoment ? 'The run on stage has no such moment.' : '';

  const show = () => {
    if (at === null) return;
    seek(at);
    setTab('narrow', 'stage');
  };
  return (
    <div className={here ? 'lesson-moment prose here' : 'lesson-moment prose'}>
      <Prose tree={tree} />
      <p className="lesson-moment-row">
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
    </div>
  );
}

/** "return of greet", for those who hear several such buttons. */
function nameOf({ event, layer, nth }: Moment): string {
  return `${event}${layer === undefined ? '' : ` at ${layer}`}${nth === 1 ? '' : nth === 'last' ? ', the last one' : `, number ${nth}`}`;
}
