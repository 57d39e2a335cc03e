import { counted } from '../../trace/words.ts';

export const failed = {
  none: 'The start failed in phase one: not all applications were made, and the registry answers nobody.',
  apps: 'The start failed in phase two: all applications were made, not all models were imported.',
  models: 'The start failed in phase three: all models were imported, a ready() did not come to its end.',
};
export const never = 'Django never came so far as to have a registry.';
export const lead = (apps: number, models: number) =>
  `${counted(apps, 'application')} and ${counted(models, 'model')}, in the order of INSTALLED_APPS.`;
export const applications = 'Applications';
export const since = 'Since the start before';
export const same = 'The same applications, in the same order, with the same models.';
export const kinds = { added: 'added', removed: 'removed', moved: 'moved', changed: 'changed' };
export const failedHere = 'the start failed here';
export const notReached = 'was not reached';
export const models = (n: number) => counted(n, 'model');
export const notImported = 'models not imported';
export const entry = 'entry';
export const entryIs = { path: '(path of a class)', module: '(module)' };
export const className = 'class';
export const is = {
  proxy: 'a proxy',
  auto_created: 'made by Django for a relation',
  swapped: 'swapped for another by a setting',
};
