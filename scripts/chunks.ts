// Which modules share a file of the built page. Left to itself the bundler makes a file of each set of modules that the same places need: a
// hundred of them, most of a few hundred bytes, and each costs a browser milliseconds, out of the network as out of a cache.
import type { Rolldown } from 'vite';

type Group = Exclude<NonNullable<Rolldown.OutputOptions['codeSplitting']>, boolean>['groups'] extends (infer One)[] | undefined
  ? One
  : never;

/** What is fetched as soon as the page is on screen, and with it all that it needs: what a look at a lesson and a Send are made of. Whatever is
 *  fetched at that time belongs here; what waits for somebody to open it does not. */
export const SOON = [
  'views/frame/stage-area',
  'views/frame/splitter',
  'views/frame/notice-list',
  'views/frame/run-menu',
  'views/editor/file-name-field',
  'views/editor/margin',
  'views/editor/is-ahead',
  'views/editor/key-row',
  'views/editor/problem-link',
  'views/editor/broken-rules',
  'views/editor/types-toggle',
  'views/request/raw-part',
  'views/request/body-part',
  'views/request/more-part',
  'views/request/filled-note',
  'views/request/answer-says',
  'views/request/answer-old',
  'views/lesson/lesson-end',
  'views/lesson/lesson-footer',
  'views/lesson/moment-row',
  'views/lesson/code-tools',
  'views/lesson/answering',
  'lesson/open-predictions',
  'store/recorded-run',
  'store/history',
  'store/take-in',
];

export const chunkGroups: Group[] = [
  { name: 'first', tags: ['$initial'], priority: 3 },
  // What reads a recording, and bytes: a run within another page needs it, and nothing of Python.
  { name: 'reading', test: /\/src\/(?:trace\/(?:parse|trace-text)|lib\/joined)\.ts$/, priority: 2.5 },
  // Python is begun with this, before there is anything to look at.
  { name: 'client', test: /\/src\/runner\/client\.ts$/, priority: 2 },
  { name: 'soon', test: (id) => SOON.some((name) => id.includes(`/src/${name}.ts`)), priority: 1 },
];
