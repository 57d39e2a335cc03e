// How Django started: its steps in the order and the nesting in which they happened, with what was imported meanwhile, and by whom.
import { memo } from 'react';
import { type BootStep, bootOf } from '../../trace/boot.ts';
import type { Recording } from '../../trace/recording.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import './start.css';

/** Django's documentation, Applications, How applications are loaded. */
const HEADS: Readonly<Record<BootStep['kind'], string>> = {
  settings: 'Settings are read',
  config: 'Phase one: applications are made',
  models: 'Phase two: their models are imported',
  ready: 'Phase three: ready() is called',
  middleware: 'The middleware is put around the handler',
  import: 'Modules are imported',
};

export const StartTab = memo(function StartTab({ recording }: { recording: Recording }) {
  return (
    <div className="in-start">
      <Groups steps={bootOf(recording)} top />
    </div>
  );
});

/** Steps of one kind that follow on each other, under one head. */
function Groups({ steps, top = false }: { steps: readonly BootStep[]; top?: boolean }) {
  const groups: BootStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === step.kind) last.push(step);
    else groups.push([step]);
  }
  if (!top) return groups.map((group) => <List key={group[0]?.event} steps={group} />);
  return groups.map((group) => (
    <section key={group[0]?.event} aria-label={HEADS[group[0]?.kind ?? 'import']}>
      <h2>{HEADS[group[0]?.kind ?? 'import']}</h2>
      <List steps={group} />
    </section>
  ));
}

function List({ steps }: { steps: readonly BootStep[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.event} className={step.failed ? 'failed' : undefined}>
          <Step step={step} />
          {step.steps.length > 0 && <Groups steps={step.steps} />}
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { step: BootStep }) {
  const reveal = useOnionskin((state) => state.reveal);
  const { place, of, kind, importer, ms, failed } = step;
  const name = of ?? (kind === 'middleware' ? 'MIDDLEWARE' : 'settings');
  return (
    <>
      {place === null ? (
        <code>{name}</code>
      ) : (
        <button type="button" className="in-place" aria-label={`Show ${name} in the code`} onClick={() => reveal(place)}>
          <code>{name}</code>
        </button>
      )}
      {kind === 'import' && (
        <span className="in-start-quiet">
          {' '}
          is imported
          {importer !== null && (
            <>
              {' '}
              by <code>{importer}</code>
            </>
          )}
        </span>
      )}
      {ms !== null && <span className="in-start-ms">{ms < 0.05 ? '< 0.1' : ms.toFixed(1)} ms</span>}
      {failed && <strong className="in-start-failed">raised an exception: it never came to its end</strong>}
    </>
  );
}
