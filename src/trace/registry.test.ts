// What is said of Django's registry: entry by entry, why each class was chosen, and what is otherwise than after another start.
import { describe, expect, test } from 'vitest';
import { record } from '../testing/trace-builder.ts';
import type { App } from './event-django.ts';
import { entriesOf, type Registry, registryChanges, registryOf, whyChosen } from './registry.ts';
import { plain } from './say.ts';

const app = (label: string, more: Partial<App> = {}): App => ({
  label,
  name: label,
  verbose: label,
  module: label,
  path: `/srv/app/${label}`,
  class: `${label}.apps.Own`,
  place: null,
  entry: label,
  imported: true,
  models: [],
  ...more,
});
function registry(apps: readonly App[], entries = apps.map(({ entry = '' }) => entry)): Registry {
  const told = registryOf(record('wsgiref').tellsOfStart({ type: 'registry', ready: 'ready', entries, apps }).end());
  if (told === null) throw new Error('It was told.');
  return told;
}
const says = (before: readonly App[], now: readonly App[]) =>
  registryChanges(registry(before), registry(now)).map(({ kind, says: text }) => `${kind}: ${text}`);

test('a start without Django has no registry', () => {
  expect(registryOf(record('wsgiref').imports('app', 'app.py').end())).toBeNull();
});

test('of what was not made, the first entry is where the start failed', () => {
  const found = entriesOf(registry([app('a'), app('b')], ['a', 'b', 'c', 'd']));
  expect(found.map(({ entry, state }) => `${entry} ${state}`)).toEqual(['a made', 'b made', 'c failed', 'd unreached']);
});

describe('why a class was chosen', () => {
  const why = (more: Partial<App>) => plain(whyChosen(app('shop', more)));
  test.each<[string, Partial<App>]>([
    ['The entry is the path of `Own`: that class is used, whatever else there is.', { how: 'path' }],
    ['The entry is a module without an `apps.py`: Django’s own `AppConfig` is used.', { how: 'base' }],
    ['The entry is a module, and `Own` is the only `AppConfig` in `shop.apps`.', { how: 'only', candidates: [{ name: 'Own' }] }],
    [
      'The entry is a module, and `Own` is the only `AppConfig` in `shop.apps` that does not say `default = False` (as `Two` does).',
      { how: 'only', candidates: [{ name: 'Own' }, { name: 'Two', default: false }] },
    ],
    [
      'The entry is a module, and of the 2 `AppConfig`s in `shop.apps` `Own` is the one that says `default = True`.',
      { how: 'default', candidates: [{ name: 'Own', default: true }, { name: 'Two' }] },
    ],
    ['The entry is a module, and there is no `AppConfig` in `shop.apps`: Django’s own is used.', { how: 'none', candidates: [] }],
    [
      'The entry is a module, and `One` in `shop.apps` says `default = False`: Django’s own `AppConfig` is used.',
      { how: 'none', candidates: [{ name: 'One', default: false }] },
    ],
    [
      'The entry is a module, and of `One` and `Two` in `shop.apps` none says `default = True`: Django’s own `AppConfig` is used.',
      { how: 'none', candidates: [{ name: 'One' }, { name: 'Two' }] },
    ],
    ['', {}],
  ])('%s', (sentence, more) => {
    expect(why(more)).toBe(sentence);
  });
});

describe('since the start before', () => {
  test('applications that came, went, moved and changed', () => {
    expect(says([app('a'), app('b'), app('c'), app('d')], [app('d'), app('a'), app('b', { verbose: 'Bee' }), app('e')])).toEqual([
      'moved: d was number 4 and is number 1',
      'changed: verbose_name of b: b → Bee',
      'added: e is new',
      'removed: c is gone',
    ]);
  });
  test('nothing moved where something only came before it', () => {
    expect(says([app('b'), app('c')], [app('a'), app('b'), app('c')])).toEqual(['added: a is new']);
  });
  test('nothing is said of models that a start did not come to', () => {
    const models = [{ name: 'Old', place: null, fields: [] }];
    expect(says([app('a', { models })], [app('a', { imported: false })])).toEqual([]);
  });
  test('models, and their fields', () => {
    const model = (name: string, ...fields: string[]) => ({
      name,
      place: null,
      fields: fields.map((field) => ({ name: field, type: 'CharField' })),
    });
    const before = app('a', { models: [model('Old'), model('Kept', 'id', 'text'), model('Same', 'id')] });
    const now = app('a', { models: [model('Kept', 'id', 'title'), model('Same', 'id'), model('New')] });
    expect(says([before], [now])).toEqual([
      'changed: a.Kept is with title and without text now',
      'added: a.New is new',
      'removed: a.Old is gone',
    ]);
  });
});
