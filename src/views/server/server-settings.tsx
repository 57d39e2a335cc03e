// How the chosen server is configured: processes, threads, the prefix it is mounted under; and whether the client keeps its connection.
import { useId, useState } from 'react';
import { PROCESSES_HERE, refuseMount, type ServerFacts, type Setting, THREADS_HERE } from '../../servers/catalogue.ts';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/server/server-settings.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { Words } from '../shared/words.tsx';
import { ServerKept } from './server-kept.tsx';

const PROCESSES = [1, 2, 3, 4] as const;
const THREADS = [1, 2, 3, 4, 8, 16] as const;

export function ServerSettings({ facts }: { facts: ServerFacts }) {
  const server = useOnionskin((state) => selectWork(state).server);
  const keepAlive = useOnionskin((state) => selectWork(state).keepAlive);
  const chooseServer = useOnionskin((state) => state.chooseServer);
  const setKeepAlive = useOnionskin((state) => state.setKeepAlive);
  const id = useId();
  const { usual } = facts;
  // As usual is the same as not set: so the recordings were made.
  const set = (key: 'processes' | 'threads', n: number) => chooseServer({ ...server, [key]: n === usual[key] ? undefined : n });
  return (
    <section className="server-settings-part" aria-label={strings.howSet(facts.title)}>
      {facts.mode !== null && (
        <p className="server-mode">
          <Words text={facts.mode} />
        </p>
      )}
      <Numbers
        name={strings.processes}
        setting={facts.processes}
        numbers={PROCESSES}
        value={server.processes ?? usual.processes}
        says={PROCESSES_HERE}
        onChoose={(n) => set('processes', n)}
      />
      <Numbers
        name={strings.threads}
        setting={facts.threads}
        numbers={THREADS}
        value={server.threads ?? usual.threads}
        says={THREADS_HERE}
        onChoose={(n) => set('threads', n)}
      />
      {/* A field of its own for each server: what is half typed belongs to that one. */}
      <Mount key={facts.name} setting={facts.mount} />
      {facts.path.has && (
        <div className="server-setting">
          <label className="server-check">
            <input
              type="checkbox"
              checked={server.pythonPath === true}
              aria-describedby={`${id}-path`}
              onChange={(event) => chooseServer({ ...server, pythonPath: event.target.checked })}
            />
            <span>{strings.findsModules(<code className="server-as">{facts.path.as}</code>)}</span>
          </label>
          <p id={`${id}-path`}>{strings.withoutPath}</p>
        </div>
      )}
      <div className="server-setting">
        <label className="server-check">
          <input
            type="checkbox"
            checked={keepAlive}
            aria-describedby={`${id}-keep`}
            onChange={(event) => setKeepAlive(event.target.checked)}
          />
          {strings.keepsConnection}
        </label>
        <p id={`${id}-keep`}>{strings.sameConnection}</p>
      </div>
      <ServerKept />
    </section>
  );
}

interface NumbersProps {
  name: string;
  setting: Setting;
  numbers: readonly number[];
  value: number;
  says: string;
  onChoose: (n: number) => void;
}

function Numbers({ name, setting, numbers, value, says, onChoose }: NumbersProps) {
  const id = useId();
  const options = numbers.includes(value) ? numbers : [...numbers, value].sort((a, b) => a - b);
  return (
    <div className="server-setting">
      <div className="server-setting-name" id={`${id}-name`}>
        {name}
        {setting.has && <code>{setting.as}</code>}
      </div>
      {setting.has && (
        <div className="seg" role="radiogroup" aria-labelledby={`${id}-name`} aria-describedby={`${id}-says`}>
          {options.map((n) => (
            <label key={n} className={n === value ? 'on' : ''}>
              <input type="radio" className="server-radio" name={`${id}-n`} checked={n === value} onChange={() => onChoose(n)} />
              {n}
            </label>
          ))}
        </div>
      )}
      <p id={`${id}-says`}>{setting.has ? says : setting.why}</p>
    </div>
  );
}

function Mount({ setting }: { setting: Setting }) {
  const server = useOnionskin((state) => selectWork(state).server);
  const chooseServer = useOnionskin((state) => state.chooseServer);
  const [text, setText] = useState(server.mount ?? '');
  const id = useId();
  const refusal = refuseMount(text);
  const type = (typed: string) => {
    setText(typed);
    // Only what can be mounted is set; a prefix that is half typed leaves things as they were.
    if (refuseMount(typed) === null) chooseServer({ ...server, mount: typed === '' ? undefined : typed });
  };
  return (
    <div className="server-setting">
      <label className="server-setting-name" htmlFor={`${id}-mount`}>
        {strings.mounted}
        {setting.has && <code>{setting.as}</code>}
      </label>
      {setting.has && (
        <input
          id={`${id}-mount`}
          className="field"
          value={text}
          placeholder="/"
          spellCheck={false}
          autoComplete="off"
          aria-invalid={refusal !== null}
          aria-describedby={`${id}-says`}
          onChange={(event) => type(event.target.value)}
        />
      )}
      <p id={`${id}-says`} className={refusal === null ? '' : 'server-refusal'} role={refusal === null ? undefined : 'status'}>
        {setting.has ? (refusal ?? strings.prefix) : setting.why}
      </p>
    </div>
  );
}
