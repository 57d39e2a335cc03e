// A small command line in the project's folder: `python manage.py …`, with what it printed, its exit status, and the files that it wrote.
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Command } from '../../store/command-state.ts';
import { selectDisk, selectWork } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import './command-line.css';
import * as strings from '../../strings/inspector/command-line.tsx';
import { Words } from '../shared/words.tsx';
import { recall } from './recall.ts';
import { tracebackPieces } from './traceback.ts';

/** What one begins with: a press runs it. The one that makes somebody is only written, for its name and password are to be chosen. */
const USUAL = ['check', 'showmigrations', 'makemigrations', 'migrate', 'help'];
const SUPERUSER = {
  name: 'createsuperuser',
  line: 'DJANGO_SUPERUSER_PASSWORD=secret createsuperuser --noinput --username ada --email ada@example.com',
};
const DATABASE = /\.(?:sqlite3?|db)$/;

export function CommandLine() {
  const slug = useOnionskin((state) => state.slug);
  const all = useOnionskin((state) => state.commands);
  const commands = all.filter((one) => one.slug === slug);
  const clear = useOnionskin((state) => state.clearCommands);
  const resetDisk = useOnionskin((state) => state.resetDisk);
  const kept = useOnionskin((state) => selectDisk(state).files.some(({ name }) => DATABASE.test(name)));
  const [reset, setReset] = useState(false);
  const [line, setLine] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const running = commands.some((one) => one.running);
  const runCommand = useOnionskin((state) => state.runCommand);
  const write = (text: string) => {
    setLine(text);
    input.current?.focus();
  };
  return (
    <div className="in-manage">
      <div className="in-bar in-usual">
        {USUAL.map((text) => (
          <button
            key={text}
            type="button"
            className="btn"
            title={strings.runs(text)}
            aria-disabled={running}
            onClick={() => !running && void runCommand(text)}
          >
            {text}
          </button>
        ))}
        <button type="button" className="btn" title={strings.writes} onClick={() => write(SUPERUSER.line)}>
          {SUPERUSER.name}…
        </button>
      </div>
      <div role="log" aria-label={strings.commands} className="in-commands">
        {commands.length === 0 && <p className="in-empty">{strings.none}</p>}
        <ol>
          {commands.map((command) => (
            <Ran key={command.id} command={command} />
          ))}
        </ol>
        {reset && !kept && (
          <p className="in-says">
            <Words text={strings.databaseGone} />
          </p>
        )}
      </div>
      <Prompt line={line} setLine={setLine} input={input} commands={commands} running={running}>
        <div className="in-bar">
          {kept && (
            <button
              type="button"
              className="btn"
              disabled={running}
              onClick={() => {
                resetDisk();
                setReset(true);
              }}
            >
              {strings.resetDatabase}
            </button>
          )}
          {commands.some((one) => !one.running) && (
            <button type="button" className="btn" onClick={clear}>
              {strings.clear}
            </button>
          )}
        </div>
      </Prompt>
    </div>
  );
}

interface PromptProps {
  line: string;
  setLine: (line: string) => void;
  input: React.RefObject<HTMLInputElement | null>;
  commands: readonly Command[];
  running: boolean;
  /** What stands below it, and is to be seen with it. */
  children: ReactNode;
}

function Prompt({ line, setLine, input, commands, running, children }: PromptProps) {
  const runCommand = useOnionskin((state) => state.runCommand);
  const stop = useOnionskin((state) => state.stop);
  /** How far back in the history it is; 0: what is being typed. */
  const [back, setBack] = useState(0);
  const typed = useRef('');
  const form = useRef<HTMLFormElement>(null);
  const count = commands.length;
  const done = commands.filter((one) => !one.running).length;
  // What was just said, and the line for the next one, are to be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each command, and when it is done
  useEffect(() => {
    if (count > 0) form.current?.scrollIntoView({ block: 'nearest' });
  }, [count, done]);
  const run = (event: FormEvent) => {
    event.preventDefault();
    if (running || line.trim() === '') return;
    setBack(0);
    setLine('');
    void runCommand(line.trim());
  };
  const move = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const before = back === 0 ? line : typed.current;
    const found = recall(
      commands.map((one) => one.line),
      before,
      back + by,
    );
    typed.current = before;
    setBack(found.back);
    setLine(found.line);
  };
  return (
    <form ref={form} className="in-prompt" onSubmit={run}>
      <label htmlFor="in-command">python manage.py</label>
      <input
        id="in-command"
        ref={input}
        className="field"
        value={line}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onKeyDown={move}
        onChange={(event) => {
          setBack(0);
          setLine(event.target.value);
        }}
      />
      {running ? (
        <button type="button" className="btn" onClick={stop}>
          {strings.stop}
        </button>
      ) : (
        <button type="submit" className="btn">
          {strings.run}
        </button>
      )}
      {children}
    </form>
  );
}

function Ran({ command }: { command: Command }) {
  const { id, line, running, output, exited, says, wrote, clashed, undone } = command;
  const files = useOnionskin((state) => selectWork(state).files);
  const reveal = useOnionskin((state) => state.reveal);
  const undo = useOnionskin((state) => state.undoCommand);
  const fileOf = (name: string) =>
    name in files ? (
      <button type="button" className="in-place" onClick={() => reveal({ file: name, line: 1 })}>
        {name}
      </button>
    ) : (
      <code>{name}</code>
    );
  const changed = wrote.map(({ name, after }) => (
    <span key={name}>{after === null ? strings.removed(fileOf(name)) : strings.wrote(fileOf(name))}</span>
  ));
  return (
    <li className="in-command">
      <p className="in-typed">
        <span>$ python manage.py</span> {line}
      </p>
      {output !== '' && (
        <pre className="in-log">
          {tracebackPieces(output.replace(/\n$/, ''), Object.keys(files)).map(({ text, place }, index) =>
            place ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was printed never changes
              <button key={index} type="button" className="in-place" onClick={() => reveal(place)}>
                {text}
              </button>
            ) : (
              text
            ),
          )}
        </pre>
      )}
      {running && <p className="in-exit">{strings.running}</p>}
      {says !== null && (
        <p className="in-says">
          <Words text={says} />
        </p>
      )}
      {exited !== null && <p className={exited === 0 ? 'in-exit' : 'in-exit in-failed'}>{strings.exitStatus(exited)}</p>}
      {wrote.length > 0 && (
        <p className="in-wrote">
          {undone ? strings.putBack(changed) : changed}
          {!undone && (
            <button type="button" className="btn" aria-label={strings.undoWhat(line)} onClick={() => void undo(id)}>
              {strings.undo}
            </button>
          )}
        </p>
      )}
      {clashed.length > 0 && <p className="in-says">{strings.clashed(clashed.join(', '))}</p>}
    </li>
  );
}
