// What was printed until this moment, in one order: the program's own streams, wsgi.errors, and the server's log.
import { memo, useMemo, useState } from 'react';
import { selectWork } from '../../store/selectors.ts';
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/inspector/console-tab.ts';
import { linesPrinted, type Printed, printsAt, printsCut } from '../../trace/console-at.ts';
import type { Place } from '../../trace/event-parts.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { Tabs, tabPanel } from '../shared/tabs.tsx';
import { countLines } from './count-lines.ts';
import { fileOf, type LogFile, logFiles } from './log-files.ts';
import { tracebackPieces } from './traceback.ts';

const CommandLine = late(async () => (await import('./command-line.tsx')).CommandLine, null);

/** The id of the command line. */
const COMMANDS = 'manage';
/** The id of the view in which all streams stand in the order they were written. */
const IN_ORDER = 'all';
/** Who has it, has a Django project. */
const SCRIPT = 'manage.py';
const STREAMS = { stdout: 'stdout', stderr: 'stderr', errors: 'wsgi.errors', log: strings.serverLog } as const;
/** The newest are what one looks for; a loop that prints gives ten thousands. */
const SHOWN = 500;

interface ConsoleTabProps {
  recording: Recording | null;
  cursor: Cursor;
  /** Printed while the project was imported. */
  atStart: readonly Printed[];
  /** The run that it is of; null for what a failed check saw, whose logs nobody kept. */
  run: Run | null;
}

export function ConsoleTab(props: ConsoleTabProps) {
  const { recording, cursor, run } = props;
  const [view, setView] = useState(IN_ORDER);
  const logs = useMemo(() => (run ? logFiles(run) : []), [run]);
  // A run of another server has other logs.
  const log = logs.find(({ name }) => name === view);
  const managed = useOnionskin((state) => SCRIPT in selectWork(state).files);
  const atCommands = useOnionskin((state) => state.atCommands) && managed;
  const showCommands = useOnionskin((state) => state.showCommands);
  const items = [
    { id: IN_ORDER, label: strings.inOrder },
    ...logs.map(({ name }) => ({ id: name, label: name })),
    ...(managed ? [{ id: COMMANDS, label: SCRIPT }] : []),
  ];
  const chosen = atCommands ? COMMANDS : (log?.name ?? IN_ORDER);
  const choose = (id: string) => {
    showCommands(id === COMMANDS);
    if (id !== COMMANDS) setView(id);
  };
  if (items.length === 1) return <InOrder {...props} logs={logs} />;
  return (
    <>
      <div className="in-bar">
        <Tabs label={strings.consoleAs} name="console" items={items} chosen={chosen} onChoose={choose} className="seg" />
      </div>
      <div {...tabPanel('console', chosen)}>
        {atCommands ? (
          <CommandLine />
        ) : log ? (
          <LogView log={log} over={recording === null || cursor === recording.events.length} />
        ) : (
          <InOrder {...props} logs={logs} />
        )}
      </div>
    </>
  );
}

/** One log file, as it would be on the server's disk or screen. */
function LogView({ log: { name, atStart, during }, over }: { log: LogFile; over: boolean }) {
  return (
    <div className="in-console">
      {atStart !== '' && (
        <>
          <p className="in-lead">{strings.atStartUp(name)}</p>
          <pre className="in-log">{atStart.replace(/\n$/, '')}</pre>
        </>
      )}
      {during !== '' && over && (
        <>
          <p className="in-lead">{strings.overRequest(name)}</p>
          <pre className="in-log">{during.replace(/\n$/, '')}</pre>
        </>
      )}
      {during !== '' && !over && <p className="in-later">{strings.byTheEnd(countLines([{ text: during }]))}</p>}
    </div>
  );
}

function InOrder({ recording, cursor, atStart, run, logs }: ConsoleTabProps & { logs: readonly LogFile[] }) {
  const work = useOnionskin(selectWork);
  const reveal = useOnionskin((state) => state.reveal);
  const seek = useOnionskin((state) => state.seek);
  const files = Object.keys(run?.project.files ?? work.files);

  const prints = recording ? printsAt(recording, cursor) : [];
  const cut = recording && printsCut(recording, cursor);
  const told = recording ? linesPrinted(recording, cursor) : 0;
  const later = recording ? linesPrinted(recording, recording.events.length) - told : 0;
  const left = Math.max(0, prints.length - SHOWN);
  if (prints.length + atStart.length + later === 0) {
    return <p className="in-empty">{run ? strings.nothingPrinted : strings.nothingYet}</p>;
  }
  return (
    <div className="in-console">
      {atStart.length > 0 && <p className="in-lead">{strings.whileStarting}</p>}
      <Lines prints={atStart} files={files} logs={logs} reveal={reveal} />
      {atStart.length > 0 && prints.length > 0 && <p className="in-lead">{strings.during}</p>}
      {left > 0 && <p className="in-later">{strings.notShown(countLines(prints.slice(0, left)))}</p>}
      <Lines prints={left > 0 ? prints.slice(left) : prints} files={files} logs={logs} reveal={reveal} seek={seek} />
      {cut && <p className="in-later">{strings.cut(told)}</p>}
      {later > 0 && <p className="in-later">{strings.later(later)}</p>}
    </div>
  );
}

interface LinesProps {
  prints: readonly Printed[];
  files: readonly string[];
  logs: readonly LogFile[];
  reveal: (place: Place) => void;
  seek?: (cursor: Cursor) => void;
}

function Lines({ prints, files, logs, reveal, seek }: LinesProps) {
  if (prints.length === 0) return null;
  return (
    <ol>
      {prints.map((print) => (
        <Line
          key={print.event}
          print={print}
          log={print.stream === 'log' ? fileOf(print.text, logs) : null}
          names={files.join('\n')}
          reveal={reveal}
          seek={seek}
        />
      ))}
    </ol>
  );
}

interface LineProps {
  print: Printed;
  /** The file that a line of the server's log went to. */
  log: string | null;
  /** One a line: a text compares by value, so that a line that stays is not drawn again at each hop. */
  names: string;
  reveal: (place: Place) => void;
  seek: ((cursor: Cursor) => void) | undefined;
}

const Line = memo(function Line({ print, log, names, reveal, seek }: LineProps) {
  const stream = log ?? STREAMS[print.stream];
  return (
    <li className={`in-print in-print-${print.stream}`} data-event={seek ? print.event : undefined}>
      {seek ? (
        <button type="button" className="in-stream" title={strings.goTo} onClick={() => seek(print.event)}>
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
