// What was printed until this moment, in one order: the program's own streams, wsgi.errors, and the server's log.
import { memo } from 'react';
import { selectRun, selectWork } from '../../store/selectors.ts';
import { type Printed, printsAt, printsCut } from '../../trace/console-at.ts';
import type { Place } from '../../trace/event.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { counted } from '../../trace/words.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { countLines } from './count-lines.ts';
import { tracebackPieces } from './traceback.ts';

const STREAMS = { stdout: 'stdout', stderr: 'stderr', errors: 'wsgi.errors', log: 'server log' } as const;
/** The newest are what one looks for; a loop that prints gives ten thousands. */
const SHOWN = 500;

interface ConsoleTabProps {
  recording: Recording | null;
  cursor: Cursor;
  /** Printed while the project was imported. */
  atStart: readonly Printed[];
}

export function ConsoleTab({ recording, cursor, atStart }: ConsoleTabProps) {
  const run = useOnionskin(selectRun);
  const work = useOnionskin(selectWork);
  const reveal = useOnionskin((state) => state.reveal);
  const seek = useOnionskin((state) => state.seek);
  const files = Object.keys(run?.project.files ?? work.files);

  const prints = recording ? printsAt(recording, cursor) : [];
  const cut = recording && printsCut(recording, cursor);
  const later = recording ? countLines(printsAt(recording, recording.events.length)) - countLines(prints) : 0;
  const left = Math.max(0, prints.length - SHOWN);
  if (prints.length + atStart.length + later === 0) {
    return (
      <p className="in-empty">{run ? 'Nothing was printed.' : 'Nothing has run yet. What your code prints will stand here.'}</p>
    );
  }
  return (
    <div className="in-console">
      {atStart.length > 0 && <p className="in-lead">While the project was imported</p>}
      <Lines prints={atStart} files={files} reveal={reveal} />
      {atStart.length > 0 && prints.length > 0 && <p className="in-lead">During the request</p>}
      {left > 0 && <p className="in-later">{counted(countLines(prints.slice(0, left)), 'earlier line')} not shown.</p>}
      <Lines prints={left > 0 ? prints.slice(left) : prints} files={files} reveal={reveal} seek={seek} />
      {cut && (
        <p className="in-later">What was printed after this is left out: {counted(countLines(prints), 'line')} were kept.</p>
      )}
      {later > 0 && <p className="in-later">{counted(later, 'line')} later.</p>}
    </div>
  );
}

interface LinesProps {
  prints: readonly Printed[];
  files: readonly string[];
  reveal: (place: Place) => void;
  seek?: (cursor: Cursor) => void;
}

function Lines({ prints, files, reveal, seek }: LinesProps) {
  if (prints.length === 0) return null;
  return (
    <ol>
      {prints.map((print) => (
        <Line key={print.event} print={print} names={files.join('\n')} reveal={reveal} seek={seek} />
      ))}
    </ol>
  );
}

interface LineProps {
  print: Printed;
  /** One a line: a text compares by value, so that a line that stays is not drawn again at each hop. */
  names: string;
  reveal: (place: Place) => void;
  seek: ((cursor: Cursor) => void) | undefined;
}

const Line = memo(function Line({ print, names, reveal, seek }: LineProps) {
  const stream = STREAMS[print.stream];
  return (
    <li className={`in-print in-print-${print.stream}`}>
      {seek ? (
        <button
          type="button"
          className="in-stream"
          title="Go to the moment when this was printed"
          onClick={() => seek(print.event)}
        >
          {stream}
        </button>
      ) : (
        <span className="in-stream">{stream}</span>
      )}
      <pre>
        {tracebackPieces(print.text.replace(/\n$/, ''), names.split('\n')).map(({ text, place }, index) =>
          place ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a print never changes
            <button key={index} type="button" className="in-place" onClick={() => reveal(place)}>
              {text}
            </button>
          ) : (
            text
          ),
        )}
      </pre>
    </li>
  );
});
