// What went wrong, calmly above what it is about; with the way to the line and to the moment.
import { selectRecording, selectTrouble } from '../../store/selectors.ts';
import type { Place } from '../../trace/event.ts';
import type { Cursor } from '../../trace/recording.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { Words } from '../shared/words.tsx';
import { faultAt } from './fault-at.ts';

export function Notice() {
  const trouble = useOnionskin(selectTrouble);
  const borrowed = useOnionskin((state) => state.borrowed);
  const recording = useOnionskin(selectRecording);
  const cursor = useOnionskin((state) => state.cursor);
  const last = (recording?.events.length ?? 0) - 1;

  if (trouble && borrowed === null) {
    const place = trouble.file === null ? null : { file: trouble.file, line: trouble.line ?? 1 };
    return (
      <Told says={trouble.says} place={place} moment={last >= 0 && trouble.why !== 'unrecorded' && cursor < last ? last : null} />
    );
  }
  const fault = recording ? faultAt(recording, cursor) : null;
  return fault && <Told says={fault.says} place={fault.place} moment={fault.event === cursor ? null : fault.event} />;
}

function Told({ says, place, moment }: { says: string; place: Place | null; moment: Cursor | null }) {
  const reveal = useOnionskin((state) => state.reveal);
  const seek = useOnionskin((state) => state.seek);
  return (
    <div className="in-notice">
      <p>
        <Words text={says} />
      </p>
      {place && (
        <button type="button" className="btn quiet" onClick={() => reveal(place)}>
          Show{' '}
          <code>
            {place.file}:{place.line}
          </code>
        </button>
      )}
      {moment !== null && (
        <button type="button" className="btn quiet" onClick={() => seek(moment)}>
          Go to that moment
        </button>
      )}
    </div>
  );
}
