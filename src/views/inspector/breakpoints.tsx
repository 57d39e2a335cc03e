// The breakpoints of this lesson, each on or off, and the ways to make one: at the line on stage, at a layer's border, when a key changes.
import { type FormEvent, useMemo, useState } from 'react';
import { lineHere } from '../../store/breaks-slice.ts';
import * as strings from '../../strings/inspector/breakpoints.ts';
import type { Break } from '../../trace/breakpoint.ts';
import { hitsOf } from '../../trace/hits.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { skinsOf } from '../../trace/stack.ts';
import { commands, keysOf } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { type Stop, useStops } from '../shared/use-stops.ts';
import { knownKeys, stopWords } from './stop-words.ts';

export function Breakpoints({ recording }: { recording: Recording | null }) {
  const stops = useStops();
  return (
    <section className="in-stops" aria-labelledby="in-stops-title">
      <h2 id="in-stops-title">{strings.breakpoints}</h2>
      {stops.length === 0 && <p className="in-empty">{strings.none}</p>}
      {stops.length > 0 && (
        <ul aria-label={strings.breakpoints}>
          {stops.map((stop) => (
            <StopRow key={stop.id} stop={stop} recording={recording} />
          ))}
        </ul>
      )}
      <NewStops recording={recording} />
    </section>
  );
}

const never: readonly Cursor[] = [];

function StopRow({ stop: { id, what, ran }, recording }: { stop: Stop; recording: Recording | null }) {
  const turn = useOnionskin((state) => state.switchBreak);
  const remove = useOnionskin((state) => state.removeBreak);
  const hits = ran === null || recording === null ? never : hitsOf(recording, ran);
  const words = stopWords(what);
  return (
    <li className="in-stop">
      <label className="in-check">
        <input type="checkbox" checked={what.on} onChange={(event) => turn(id, event.currentTarget.checked)} />
        <span className={what.on ? undefined : 'in-off'}>{words}</span>
      </label>
      <span className="in-state">{recording === null ? '' : ran === null ? strings.edited : strings.hits(hits.length)}</span>
      <button type="button" className="btn quiet icon" aria-label={strings.remove(words)} onClick={() => remove(id)}>
        <Icon name="cross" />
      </button>
    </li>
  );
}

function NewStops({ recording }: { recording: Recording | null }) {
  const add = useOnionskin((state) => state.addBreak);
  return (
    <div className="in-new-stops">
      <HereButton />
      {recording !== null && <LayerForm recording={recording} add={add} />}
      <KeyForm recording={recording} add={add} />
    </div>
  );
}

/** The line that the moment on stage stands at. */
function HereButton() {
  const at = useOnionskin((state) => {
    const here = lineHere(state);
    return here === null ? '' : `${here.file.replace(/^.*\//, '')}:${here.line}`;
  });
  const perform = useCommand(commands.breakHere);
  const none = at === '';
  return (
    <button
      type="button"
      className="btn"
      aria-disabled={none || undefined}
      aria-keyshortcuts={commands.breakHere.keys[0]}
      title={none ? strings.noLine : commands.breakHere.label}
      onClick={() => none || perform()}
    >
      {strings.atThisLine(at)} <span className="kbd">{keysOf(commands.breakHere)}</span>
    </button>
  );
}

interface FormProps {
  add(what: Break): void;
}

function LayerForm({ recording, add }: FormProps & { recording: Recording }) {
  const names = useMemo(() => [...new Set(skinsOf(recording).map(({ name }) => name))], [recording]);
  const [name, setName] = useState('');
  const chosen = names.includes(name) ? name : (names.at(-1) ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen !== '') add({ kind: 'layer', name: chosen });
  };
  return (
    <form onSubmit={submit}>
      <label>
        {strings.atBorderOf}{' '}
        <select className="field" value={chosen} onChange={(event) => setName(event.currentTarget.value)}>
          {names.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn" aria-label={strings.addAtBorder}>
        {strings.add}
      </button>
    </form>
  );
}

function KeyForm({ recording, add }: FormProps & { recording: Recording | null }) {
  const [key, setKey] = useState('');
  const keys = useMemo(() => (recording === null ? [] : knownKeys(recording)), [recording]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() === '') return;
    add({ kind: 'key', key: key.trim() });
    setKey('');
  };
  return (
    <form onSubmit={submit}>
      <label>
        {strings.whenChanges}{' '}
        <input
          className="field"
          list="in-known-keys"
          size={24}
          placeholder={strings.key}
          aria-label={strings.whenKeyChanges}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
          spellCheck={false}
          autoComplete="off"
        />
      </label>
      <datalist id="in-known-keys">
        {keys.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <button type="submit" className="btn" aria-label={strings.addForKey}>
        {strings.add}
      </button>
    </form>
  );
}
