// Django's registry as the start of the program left it: every application with why its class was chosen, its models with their fields, what is
// otherwise than after the start before; and the registry itself, to be asked.
import { memo, type ReactNode } from 'react';
import type { Run } from '../../store/state.ts';
import * as strings from '../../strings/inspector/registry-tab.ts';
import type { App, Model } from '../../trace/event-django.ts';
import { type Entry, entriesOf, type RegistryChange, registryChanges, registryOf, whyChosen } from '../../trace/registry.ts';
import { Phrases } from '../shared/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { otherStart } from './other-start.ts';
import { PlaceButton, placeText } from './place-button.tsx';
import './registry.css';
import { RegistryTry } from './registry-try.tsx';

export const RegistryTab = memo(function RegistryTab({ run }: { run: Run }) {
  const runs = useOnionskin((state) => state.runs);
  const recorded = useOnionskin((state) => state.recorded[state.slug]);
  const { recording } = run.started;
  const registry = recording === null ? null : registryOf(recording);
  if (registry === null) return <p className="in-empty">{strings.never}</p>;
  const before = otherStart(recorded === undefined ? runs : [recorded, ...runs], run);
  const was = before === null ? null : registryOf(before);
  const changes = was === null ? null : registryChanges(was, registry);
  const models = registry.apps.reduce((sum, app) => sum + app.models.length, 0);
  return (
    <div className="in-registry">
      <p className="in-lead">
        {strings.lead(registry.apps.length, models)}
        {registry.ready !== 'ready' && <strong className="in-registry-bad"> {strings.failed[registry.ready]}</strong>}
      </p>
      <RegistryTry run={run} />
      {changes !== null && <Changes changes={changes} />}
      <ol aria-label={strings.applications}>
        {entriesOf(registry).map((entry) => (
          <EntryRow key={entry.entry ?? entry.app?.label} entry={entry} changes={changes ?? []} />
        ))}
      </ol>
    </div>
  );
});

function Changes({ changes }: { changes: readonly RegistryChange[] }) {
  return (
    <section aria-label={strings.since}>
      <h2>{strings.since}</h2>
      {changes.length === 0 ? (
        <p className="in-registry-quiet">{strings.same}</p>
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
    {strings.kinds[kind]}
  </span>
);

function EntryRow({ entry: { entry, app, state }, changes }: { entry: Entry; changes: readonly RegistryChange[] }) {
  if (app === null)
    return (
      <li className="in-registry-none">
        <code>{entry}</code>{' '}
        {state === 'failed' ? <strong className="in-registry-bad">{strings.failedHere}</strong> : strings.notReached}
      </li>
    );
  const own = changes.find(({ of, kind }) => of === app.label && (kind === 'added' || kind === 'moved'));
  return (
    <li>
      <details>
        <summary>
          <code className="in-registry-label">{app.label}</code> <span className="in-registry-verbose">{app.verbose}</span>
          {own !== undefined && <Mark kind={own.kind} />}
          <span className="in-registry-quiet">{app.imported ? strings.models(app.models.length) : strings.notImported}</span>
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
  const how = app.how === 'path' ? strings.entryIs.path : app.how ? strings.entryIs.module : '';
  return (
    <>
      {why.length > 0 && (
        <p className="in-registry-why">
          <Phrases phrases={why} />
        </p>
      )}
      <dl>
        <Fact term={strings.entry}>
          {entry === null ? '?' : <code>{entry}</code>} {how}
        </Fact>
        <Fact term="name">
          <code>{app.name}</code>
        </Fact>
        <Fact term="label">
          <code>{app.label}</code>
        </Fact>
        <Fact term="verbose_name">{app.verbose}</Fact>
        <Fact term={strings.className}>
          <PlaceButton place={app.place} name={app.class} />
        </Fact>
        <Fact term="module">
          <code>{app.module}</code>
        </Fact>
        <Fact term="path">
          <code>{app.path}</code>
        </Fact>
      </dl>
    </>
  );
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </>
);

function ModelTable({ app, model }: { app: App; model: Model }) {
  const { name, place, fields, is = [] } = model;
  return (
    <table aria-label={`${app.label}.${name}`}>
      <caption>
        <PlaceButton place={place} name={name} />
        <span className="in-registry-quiet">
          {' '}
          {[...is.map((one) => strings.is[one]), ...(place === null ? [] : [placeText(place)])].join(', ')}
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
