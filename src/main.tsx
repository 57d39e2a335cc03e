// The door of the page: makes the one store with a real runner behind it, and mounts. The only place that knows everything.

import { course } from 'virtual:course';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { markTime } from './lib/marks.ts';
import { whenQuiet } from './lib/when-quiet.ts';
import { lateRunner } from './store/late-runner.ts';
import { createOnionskin } from './store/store.ts';
import { App, showTheme } from './views/app.tsx';

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const runner = lateRunner(async () => (await import('./runner/client.ts')).createRunner());

/** Where a browser refuses storage even to look at, each use of it throws; the store says so on the page. */
const storage = {
  getItem: (key: string) => localStorage.getItem(key),
  setItem: (key: string, text: string) => localStorage.setItem(key, text),
};
const quiet = () => new Promise<void>((resolve) => whenQuiet(resolve));
const store = createOnionskin({ runner, course, storage, calm: () => calm.matches, quiet, mark: markTime });

showTheme(store.getState().theme);
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App store={store} />
  </StrictMode>,
);

addEventListener('pagehide', () => store.getState().saveNow());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') store.getState().saveNow();
});
addEventListener('storage', ({ key, newValue }) => {
  if (key === 'onionskin' || key === null) store.getState().hearOtherTab(newValue);
});

// Python is fetched when the page is on screen: the second frame comes after the first one was painted.
requestAnimationFrame(() => requestAnimationFrame(() => runner.warm()));
