// Django's registry as a start left it, entry by entry of INSTALLED_APPS: what became of each, why its class was chosen, and what is otherwise than
// after another start. Pure, worked out once for each recording.
import { cursorsOf } from './cursors.ts';
import type { EventOf } from './event.ts';
import type { App, Model } from './event-django.ts';
import { perRecording } from './memo.ts';
import type { Recording } from './recording.ts';
import { code, listed, NOTHING, say } from './say.ts';
import type { Phrase } from './sentence.ts';
import { eventOf } from './words.ts';

export type Registry = EventOf<'registry'>;

export const registryOf = perRecording((recording): Registry | null =>
  eventOf(recording, cursorsOf(recording, 'registry').at(-1) ?? -1, 'registry'),
);

export interface Entry {
  /** As INSTALLED_APPS has it; null: an application that no entry is known of. */
  entry: string | null;
  app: App | null;
  /** Of one without an application: the start failed there, or never came to it. */
  state: 'made' | 'failed' | 'unreached';
}

/** In the order of INSTALLED_APPS. */
export function entriesOf({ entries, apps }: Registry): readonly Entry[] {
  const rest = [...apps];
  const found: Entry[] = [];
  let failed = false;
  for (const entry of entries) {
    const at = rest.findIndex((app) => app.entry === entry || (app.entry === undefined && app.name === entry));
    const [app] = at < 0 ? [] : rest.splice(at, 1);
    if (app !== undefined) found.push({ entry, app, state: 'made' });
    else {
      found.push({ entry, app: null, state: failed ? 'unreached' : 'failed' });
      failed = true;
    }
  }
  return [...found, ...rest.map((app): Entry => ({ entry: null, app, state: 'made' }))];
}

/** Django documentation, Applications, Configuring applications: why the class of an application is the one that it is. */
export function whyChosen({ how, candidates = [], class: path, module }: App): readonly Phrase[] {
  const own = code(path.split('.').at(-1) ?? path);
  const file = code(`${module}.apps`);
  switch (how) {
    case 'path':
      return say`The entry is the path of ${own}: that class is used, whatever else there is.`;
    case 'base':
      return say`The entry is a module without an ${code('apps.py')}: Django’s own ${code('AppConfig')} is used.`;
    case 'only': {
      const kept = candidates.filter((one) => one.default === false).map(({ name }) => [code(name)]);
      const but = kept.length === 0 ? NOTHING : say` that does not say ${code('default = False')} (as ${listed(kept)} does)`;
      return say`The entry is a module, and ${own} is the only ${code('AppConfig')} in ${file}${but}.`;
    }
    case 'default':
      return say`The entry is a module, and of the ${String(candidates.length)} ${code('AppConfig')}s in ${file} ${own} is the one that says ${code('default = True')}.`;
    case 'none': {
      if (candidates.length === 0)
        return say`The entry is a module, and there is no ${code('AppConfig')} in ${file}: Django’s own is used.`;
      const names = listed(candidates.map(({ name }) => [code(name)]));
      if (candidates.every((one) => one.default === false))
        return say`The entry is a module, and ${names} in ${file} ${candidates.length === 1 ? 'says' : 'say'} ${code('default = False')}: Django’s own ${code('AppConfig')} is used.`;
      return say`The entry is a module, and of ${names} in ${file} none says ${code('default = True')}: Django’s own ${code('AppConfig')} is used.`;
    }
    default:
      return NOTHING;
  }
}

export interface RegistryChange {
  /** The label of an application, or "label.Model". */
  of: string;
  kind: 'added' | 'removed' | 'moved' | 'changed';
  /** What is otherwise, in words. */
  says: string;
}

/** What is otherwise than `before`: applications first, then models. */
export function registryChanges(before: Registry, now: Registry): readonly RegistryChange[] {
  const changes: RegistryChange[] = [];
  const labels = now.apps.map(({ label }) => label);
  const old = new Map(before.apps.map((app) => [app.label, app]));
  const stayed = labels.filter((label) => old.has(label));
  const moved = outOfOrder(
    stayed,
    before.apps.map(({ label }) => label).filter((label) => labels.includes(label)),
  );
  for (const app of now.apps) {
    const was = old.get(app.label);
    if (was === undefined) {
      changes.push({ of: app.label, kind: 'added', says: `${app.label} is new` });
      continue;
    }
    if (moved.has(app.label)) {
      const [from, to] = [before.apps.indexOf(was) + 1, now.apps.indexOf(app) + 1];
      changes.push({ of: app.label, kind: 'moved', says: `${app.label} was number ${from} and is number ${to}` });
    }
    for (const [name, key] of TOLD)
      if (was[key] !== app[key])
        changes.push({ of: app.label, kind: 'changed', says: `${name} of ${app.label}: ${was[key]} → ${app[key]}` });
    // Where a start came to no models it is not known what they are.
    if (was.imported && app.imported) changes.push(...modelChanges(app.label, was.models, app.models));
  }
  for (const { label } of before.apps)
    if (!labels.includes(label)) changes.push({ of: label, kind: 'removed', says: `${label} is gone` });
  return changes;
}

const TOLD = [
  ['name', 'name'],
  ['verbose_name', 'verbose'],
  ['class', 'class'],
  ['path', 'path'],
] as const;

function modelChanges(label: string, before: readonly Model[], now: readonly Model[]): readonly RegistryChange[] {
  const changes: RegistryChange[] = [];
  const old = new Map(before.map((model) => [model.name, model]));
  for (const model of now) {
    const of = `${label}.${model.name}`;
    const was = old.get(model.name);
    old.delete(model.name);
    if (was === undefined) changes.push({ of, kind: 'added', says: `${of} is new` });
    else if (fieldsText(was) !== fieldsText(model)) {
      const names = (one: Model) => one.fields.map(({ name }) => name);
      const [more, less] = [
        names(model).filter((name) => !names(was).includes(name)),
        names(was).filter((name) => !names(model).includes(name)),
      ];
      const parts = [
        ...(more.length > 0 ? [`with ${more.join(', ')}`] : []),
        ...(less.length > 0 ? [`without ${less.join(', ')}`] : []),
      ];
      changes.push({ of, kind: 'changed', says: `${of} is ${parts.join(' and ') || 'made of other fields'} now` });
    }
  }
  for (const name of old.keys()) changes.push({ of: `${label}.${name}`, kind: 'removed', says: `${label}.${name} is gone` });
  return changes;
}

const fieldsText = ({ fields }: Model): string => JSON.stringify(fields);

/** Which of the same labels in another order were moved: those that are not in the longest row that kept its order. */
function outOfOrder(now: readonly string[], before: readonly string[]): ReadonlySet<string> {
  const places = now.map((label) => before.indexOf(label));
  // By place: the longest rising row that ends there, as a list of labels.
  const best: string[][] = [];
  places.forEach((place, at) => {
    const rows = best.slice(0, at).filter((_, other) => (places[other] ?? 0) < place);
    const longest = rows.reduce<string[]>((a, b) => (b.length > a.length ? b : a), []);
    best.push([...longest, now[at] ?? '']);
  });
  const kept = new Set(best.reduce((a, b) => (b.length > a.length ? b : a), []));
  return new Set(now.filter((label) => !kept.has(label)));
}

/** Whether Django came so far in it that there is a registry to look at. */
export const hasRegistry = (recording: Recording): boolean => cursorsOf(recording, 'registry').length > 0;
