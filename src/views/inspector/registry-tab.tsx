// Django's registry as the start of the program left it: every application with why its class was chosen, its models with their fields, what is
// otherwise than after the start before; and the registry itself, to be asked.
import { memo } from 'react';
import type { Run } from '../../store/state.ts';
import type { App, Model } from '../../trace/event-django.ts';
import { type Entry, entriesOf, type RegistryChange, registryChanges, registryOf, whyChosen } from '../../trace/registry.ts';
import { counted } from '../../trace/words.ts';
import { Phrases } from '../shared/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { otherStart } from './other-start.ts';
import { PlaceButton, placeText } from './place-button.tsx';
import './registry.css';
import { RegistryTry } from './registry-try.tsx';

const READY = {
  none: 'The start failed in phase one: not all applications were made, and the registry answers nobody.',
  apps: 'The start failed in phase two: all applications were made, not all models were imported.',
  models: 'The start failed in phase three: all models were imported, a ready() did not come to its end.',
  ready: null,
} as const;

export const RegistryTab = memo(function RegistryTab({ run }: { run: Run }) {
  const runs = useOnionskin((state) => state.runs);
  const recorded = useOnionskin((state) => state.recorded[state.slug]);
  const { recording } = run.started;
  const registry = recording === null ? null : registryOf(recording);
  if (registry === null) return <p className="in-empty">Django never came so far as to have a registry.</p>;
  const before = otherStart(recorded === undefined ? runs : [recorded, ...runs], run);
  const was = before === null ? null : registryOf(before);
  const changes = was === null ? null : registryChanges(was, registry);
  const models = registry.apps.reduce((sum, app) => sum + app.models.length, 0);
  return (
    <div className="in-registry">
      <p className="in-lead">
        {counted(registry.apps.length, 'application')} and {counted(models, 'model')}, in the order of INSTALLED_APPS.
        {READY[registry.ready] !== null && <strong className="in-registry-bad"> {READY[registry.ready]}</strong>}
      </p>
      <RegistryTry run={run} />
      {changes !== null && <Changes changes={changes} />}
      <ol aria-label="Applications">
        {entriesOf(registry).map((entry) => (
          <EntryRow key={entry.entry ?? entry.app?.label} entry={entry} changes={changes ?? []} />
        ))}
      </ol>
    </div>
  );
});

function Changes({ changes }: { changes: readonly RegistryChange[] }) {
  return (
    <section aria-label="Since the start before">
      <h2>Since the start before</h2>
      {changes.length === 0 ? (
        <p className="in-registry-quiet">The same applications, in the same order, with the same models.</p>
      ) : (
        <ul>
          {changes.map(({ of, kind, says }) => (
            <li key={`${kind} ${of} ${says}`}>
              <Mark kind={kind} /> {says}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const SIGNS = { added: '+', removed: '−', moved: '↕', changed: '~' } as const;
const Mark = ({ kind }: { kind: RegistryChange['kind'] }) => (
  <span className={`in-registry-mark ${kind}`}>
    <span aria-hidden="true">{SIGNS[kind]} </span>
    {kind}
  </span>
);

function EntryRow({ entry: { entry, app, state }, changes }: { entry: Entry; changes: readonly RegistryChange[] }) {
  if (app === null)
    return (
      <li className="in-registry-none">
        <code>{entry}</code>{' '}
        {state === 'failed' ? <strong className="in-registry-bad">the start failed here</strong> : 'was not reached'}
      </li>
    );
  const own = changes.find(({ of, kind }) => of === app.label && (kind === 'added' || kind === 'moved'));
  return (
    <li>
      <details>
        <summary>
          <code className="in-registry-label">{app.label}</code> <span className="in-registry-verbose">{app.verbose}</span>
          {own !== undefined && <Mark kind={own.kind} />}
          <span className="in-registry-quiet">{app.imported ? counted(app.models.length, 'model') : 'models not imported'}</span>
        </summary>
        <AppFacts app={app} entry={entry} />
        {app.models.map((model) => (
          <ModelTable key={model.name} app={app} model={model} />
        ))}
      </details>
    </li>
  );
}

function AppFacts({ app, entry }: { app: App; entry: string | null }) {
  const why = whyChosen(app);
  return (
    <>
      {why.length > 0 && (
        <p className="in-registry-why">
          <Phrases phrases={why} />
        </p>
      )}
      <dl>
        <dt>entry</dt>
        <dd>
          {entry === null ? '?' : <code>{entry}</code>} {app.how === 'path' ? '(path of a class)' : app.how ? '(module)' : ''}
        </dd>
        <dt>name</dt>
        <dd>
          <code>{app.name}</code>
        </dd>
        <dt>label</dt>
        <dd>
          <code>{app.label}</code>
        </dd>
        <dt>verbose_name</dt>
        <dd>{app.verbose}</dd>
        <dt>class</dt>
        <dd>
          <PlaceButton place={app.place} name={app.class} />
        </dd>
        <dt>module</dt>
        <dd>
          <code>{app.module}</code>
        </dd>
        <dt>path</dt>
        <dd>
          <code>{app.path}</code>
        </dd>
      </dl>
    </>
  );
}

const IS = {
  proxy: 'a proxy',
  auto_created: 'made by Django for a relation',
  swapped: 'swapped for another by a setting',
} as const;

function ModelTable({ app, model }: { app: App; model: Model }) {
  const { name, place, fields, is = [] } = model;
  return (
    <table aria-label={`${app.label}.${name}`}>
      <caption>
        <PlaceButton place={place} name={name} />
        <span className="in-registry-quiet">
          {' '}
          {[...is.map((one) => IS[one]), ...(place === null ? [] : [placeText(place)])].join(', ')}
        </span>
      </caption>
      <tbody>
        {fields.map((field) => (
          <tr key={field.name}>
            <th scope="row">{field.name}</th>
            <td>
              {field.type}
              {field.to !== undefined && ` → ${field.to}`}
            </td>
            <td className="in-registry-quiet">{field.says?.join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
