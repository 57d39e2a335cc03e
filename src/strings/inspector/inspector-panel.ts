import { counted } from '../../trace/words.ts';

export const inspector = 'Inspector';
/** In a narrow panel only `short` is seen. */
export const changed = { before: 'What ', short: 'changed' };
export const locals = { short: 'Locals', after: ' & stack' };
export const tabs = {
  response: 'Response',
  console: 'Console',
  rules: 'Rules',
  hooks: 'Hooks',
  start: 'Start-up',
  registry: 'Registry',
  signals: 'Signals',
};
export const lines = (n: number) => counted(n, 'line');
export const broken = (n: number) => counted(n, 'broken rule');
export const notRecorded = 'Nothing was recorded for this run.';
export const nothingYet = 'Nothing has run yet. Press Send.';
