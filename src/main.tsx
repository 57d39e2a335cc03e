// The door of the page: makes the one store with a real runner behind it, and mounts. The only place that knows everything.

import { course } from 'virtual:course';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
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
const store = createOnionskin({ runner, course, storage, calm: () => calm.matches });

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

// Only what was built has a name. It is kept for use without a network when Python is there, or is not to be had: until then, all else is more urgent.
const build = document.querySelector<HTMLMetaElement>('meta[name=build]')?.content;
let fetching = false;
const settled = runner.watch((status) => {
  // A runner that has just been fetched rests for a moment, before it begins to fetch Python.
  fetching ||= status.kind === 'loading' && status.loaded > 0;
  if (status.kind !== 'failed' && !(fetching && status.kind === 'idle')) return;
  settled();
  if (build !== undefined) void keepForOffline(build);
});

async function keepForOffline(build: string): Promise<void> {
  const { hearKeeping, hearNewer } = store.getState();
  const warn = (line: string) => console.warn(line);
  try {
    const page = await import('./offline/page.ts');
    await page.keepForOffline({ build, keeping: hearKeeping, newer: hearNewer, warn });
  } catch {
    warn('Onionskin: not kept for use without a network: what does it could not be fetched.');
  }
}
