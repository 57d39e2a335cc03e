// What went wrong with the run on stage, calmly above what it is about; with the way to the line and to the moment.
import { selectRecording, selectTrouble } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { Words } from '../shared/words.tsx';

export function Notice() {
  const trouble = useOnionskin(selectTrouble);
  const borrowed = useOnionskin((state) => state.borrowed);
  const recording = useOnionskin(selectRecording);
  const reveal = useOnionskin((state) => state.reveal);
  const seek = useOnionskin((state) => state.seek);
  if (!trouble || borrowed !== null) return null;

  const place = trouble.file === null ? null : { file: trouble.file, line: trouble.line ?? 1 };
  const last = (recording?.events.length ?? 0) - 1;
  return (
    <div className="in-notice">
      <p>
        <Words text={trouble.says} />
      </p>
      {place && (
        <button type="button" className="btn quiet" onClick={() => reveal(place)}>
          Show{' '}
          <code>
            {place.file}:{place.line}
          </code>
        </button>
      )}
      {last >= 0 && trouble.why !== 'unrecorded' && (
        <button type="button" className="btn quiet" onClick={() => seek(last)}>
          Go to that moment
        </button>
      )}
    </div>
  );
}
