// How Django started: its steps in the order and the nesting in which they happened, on one line of time, with what was imported and connected
// meanwhile, and by whom. Where it failed it is said what was touched in which phase.
import { type CSSProperties, memo } from 'react';
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/inspector/start-tab.tsx';
import { type BootStep, bootOf } from '../../trace/boot.ts';
import type { Place } from '../../trace/event-parts.ts';
import type { Recording } from '../../trace/recording.ts';
import { registryOf } from '../../trace/registry.ts';
import { Words } from '../shared/words.tsx';
import { PlaceButton, placeText } from './place-button.tsx';
import './start.css';

type Started = Run['started'];
type StartFault = Extract<Started, { ok: false }>;

interface Telling {
  /** Milliseconds of the whole start. */
  whole: number;
  /** Labels of Django's own applications. */
  own: ReadonlySet<string>;
  fault: StartFault | null;
}

export const StartTab = memo(function StartTab({ recording, started }: { recording: Recording; started: Started }) {
  const steps = bootOf(recording);
  const apps = registryOf(recording)?.apps ?? [];
  const own = new Set(apps.filter(({ name }) => name.startsWith('django.')).map(({ label }) => label));
  const first = recording.events[0]?.at ?? 0;
  const whole = Math.max(1, (recording.events.at(-1)?.at ?? 0) - first);
  const telling = { whole, own, fault: started.ok ? null : started };
  return (
    <div className="in-start">
      {telling.fault !== null && !steps.some(hasFailed) && <Fault fault={telling.fault} />}
      <Groups steps={steps} telling={telling} top />
    </div>
  );
});

const hasFailed = (step: BootStep): boolean => step.failed || step.steps.some(hasFailed);

function Fault({ fault: { says, file, line } }: { fault: StartFault }) {
  const place: Place | null = file === null || line === null ? null : { file, line };
  return (
    <p className="in-start-fault" role="note">
      <Words text={says} />{' '}
      {place !== null && <PlaceButton place={place} name={placeText(place)} text={strings.show(placeText(place))} />}
    </p>
  );
}

/** Steps of one kind that follow on each other, under one head. */
function Groups({ steps, telling, top = false }: { steps: readonly BootStep[]; telling: Telling; top?: boolean }) {
  const groups: BootStep[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.[0]?.kind === step.kind) last.push(step);
    else groups.push([step]);
  }
  if (!top) return groups.map((group) => <List key={group[0]?.event} steps={group} telling={telling} />);
  return groups.map((group) => (
    <section key={group[0]?.event}>
      <h2>{strings.heads[group[0]?.kind ?? 'import']}</h2>
      <List steps={group} telling={telling} />
    </section>
  ));
}

/** What Django does with its own applications, several in a row, is one line, unless something of the user's happened in it. */
function List({ steps, telling }: { steps: readonly BootStep[]; telling: Telling }) {
  const rows: BootStep[][] = [];
  for (const step of steps) {
    const last = rows.at(-1);
    const before = last?.at(-1);
    if (before !== undefined && isFolded(before, telling) && isFolded(step, telling)) last?.push(step);
    else rows.push([step]);
  }
  return (
    <ol>
      {rows.map((row) =>
        row.length > 1 ? (
          <Folded key={row[0]?.event} steps={row} telling={telling} />
        ) : (
          row.map((step) => <Item key={step.event} step={step} telling={telling} />)
        ),
      )}
    </ol>
  );
}

const isFolded = ({ kind, of, steps, failed }: BootStep, { own }: Telling): boolean =>
  kind !== 'import' &&
  kind !== 'connect' &&
  !failed &&
  steps.length === 0 &&
  of !== null &&
  (of.startsWith('django.') || own.has(of));

function Folded({ steps, telling }: { steps: readonly BootStep[]; telling: Telling }) {
  const [first, last] = [steps[0], steps.at(-1)];
  const ms = steps.reduce((sum, step) => sum + (step.ms ?? 0), 0);
  const end = last === undefined ? 0 : last.at + (last.ms ?? 0);
  return (
    <li>
      <details>
        <summary>
          {strings.ofDjango(steps.length)}
          <Time ms={ms} from={first?.at ?? 0} to={end} whole={telling.whole} />
        </summary>
        <ol>
          {steps.map((step) => (
            <Item key={step.event} step={step} telling={telling} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function Item({ step, telling }: { step: BootStep; telling: Telling }) {
  const { place, of, kind, importer, ms, failed, steps, at } = step;
  const name = of ?? (kind === 'middleware' ? 'MIDDLEWARE' : 'settings');
  // Of Django's own steps the line that set all of them going says nothing.
  const button = <PlaceButton place={kind === 'import' || kind === 'connect' || kind === 'ready' ? place : null} name={name} />;
  return (
    <li className={failed ? 'failed' : undefined}>
      {kind === 'import' ? strings.imported(button, importer) : kind === 'connect' ? strings.connected(button) : button}
      {ms !== null && <Time ms={ms} from={at} to={at + ms} whole={telling.whole} />}
      {failed && <strong className="in-start-failed">{strings.raised}</strong>}
      {steps.length > 0 && <Groups steps={steps} telling={telling} />}
      {failed && telling.fault !== null && !steps.some(hasFailed) && <Fault fault={telling.fault} />}
    </li>
  );
}

/** How long, and where on the line of the whole start. */
function Time({ ms, from, to, whole }: { ms: number; from: number; to: number; whole: number }) {
  const left = Math.min(99, (from / whole) * 100);
  const style: CSSProperties = { marginLeft: `${left}%`, width: `${Math.max(1, ((to - from) / whole) * 100)}%` };
  return (
    <>
      <span className="in-start-ms">{strings.took(ms)}</span>
      <span className="in-start-line" aria-hidden="true">
        <span style={style} />
      </span>
    </>
  );
}
