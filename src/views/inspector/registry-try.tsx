// Asking the registry itself, in the process that runs: what is typed is handed over as text, and the answer or the error is Django's own.
import { type FormEvent, useId, useState } from 'react';
import { REGISTRY_CALLS, type RegistryAnswer, type RegistryCall } from '../../store/registry-slice.ts';
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/inspector/registry-try.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { callText, textsOf } from './registry-call.ts';

/** What is asked for, beside each call that takes something. */
const HINTS: Readonly<Partial<Record<RegistryCall, string>>> = strings.hints;
const REGISTRY = 'apps.';

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
  if (!run.started.ok) return <p className="in-registry-quiet">{strings.ended}</p>;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{strings.askIt}</h2>
      <form className="in-registry-form" onSubmit={submit}>
        <span className="in-registry-call">
          <code aria-hidden="true">{REGISTRY}</code>
          <select
            aria-label={strings.asked}
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
            aria-label={strings.given(call, hint)}
            placeholder={hint}
            value={text}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <button type="submit" className="btn" disabled={asking}>
          {strings.ask}
        </button>
      </form>
      <div aria-live="polite">
        {asking && <p className="in-registry-quiet">{strings.asking}</p>}
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
