// Asking the registry itself, in the process that runs: what is typed is handed over as text, and the answer or the error is Django's own.
import { type FormEvent, useId, useState } from 'react';
import { REGISTRY_CALLS, type RegistryAnswer, type RegistryCall } from '../../store/registry-slice.ts';
import type { Run } from '../../store/state.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { callText, textsOf } from './registry-call.ts';

/** What is asked for, beside each call that takes something. */
const HINTS: Readonly<Partial<Record<RegistryCall, string>>> = {
  get_app_config: 'a label, as auth',
  is_installed: 'a name, as django.contrib.auth',
  get_model: 'label.Model, or label, Model',
};

interface Told extends RegistryAnswer {
  call: string;
}

export function RegistryTry({ run }: { run: Run }) {
  const ask = useOnionskin((state) => state.askRegistry);
  const [call, setCall] = useState<RegistryCall>('get_model');
  const [text, setText] = useState('');
  const [told, setTold] = useState<Told | null>(null);
  const [asking, setAsking] = useState(false);
  const id = useId();
  const hint = HINTS[call];
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const args = hint === undefined ? [] : textsOf(call, text);
    setAsking(true);
    const answer = await ask(run, call, args);
    setAsking(false);
    setTold({ ...answer, call: callText(call, args) });
  };
  if (!run.started.ok)
    return (
      <p className="in-registry-quiet">It can’t be asked: the process has ended with its start. What it had by then is below.</p>
    );
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>Ask it</h2>
      <form className="in-registry-form" onSubmit={submit}>
        <span className="in-registry-call">
          <code aria-hidden="true">apps.</code>
          <select
            aria-label="What the registry is asked"
            className="field"
            value={call}
            onChange={(event) => setCall(event.currentTarget.value as RegistryCall)}
          >
            {REGISTRY_CALLS.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </span>
        {hint !== undefined && (
          <input
            className="field"
            aria-label={`For ${call}: ${hint}`}
            placeholder={hint}
            value={text}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <button type="submit" className="btn" disabled={asking}>
          Ask
        </button>
      </form>
      <div aria-live="polite">
        {asking && <p className="in-registry-quiet">Asking the running process…</p>}
        {!asking && told !== null && (
          <p className={told.ok ? 'in-registry-answer' : 'in-registry-answer bad'}>
            <code>{told.call}</code>
            <code>{told.text}</code>
          </p>
        )}
      </div>
    </section>
  );
}
