// The door of the page: makes the one store with a real runner behind it, and mounts. The only place that knows everything.
// What a first look does not need is fetched later: the lesson in view and what an earlier visit left are all that is waited for.

import { heads, lessons } from 'virtual:course';
import { recorded } from 'virtual:recorded';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Lesson } from './lesson/lesson.ts';
import { markTime } from './lib/marks.ts';
import { whenQuiet } from './lib/when-quiet.ts';
import { lateRunner } from './store/late-runner.ts';
import { KEY, type ReadKept } from './store/persistence.ts';
import { restore } from './store/saving-slice.ts';
import type { Run, State } from './store/state.ts';
import { createOnionskin } from './store/store.ts';
import { firstSlug } from './store/work.ts';
import { App, showTheme } from './views/app.tsx';
import { fetchSoon } from './views/shared/later.ts';

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const runner = lateRunner(async () => (await import('./runner/client.ts')).createRunner());

/** Where a browser refuses storage even to look at, each use of it throws; the store says so on the page. */
const storage = {
  getItem: (key: string) => localStorage.getItem(key),
  setItem: (key: string, text: string) => localStorage.setItem(key, text),
};
const reader = async (): Promise<ReadKept> => (await import('./store/read-kept.ts')).readKept;
const fetchLesson = async (slug: string): Promise<Lesson> => {
  const fetching = lessons[slug];
  if (fetching === undefined) throw new Error(`There is no lesson ${slug}.`);
  return fetching();
};
const fetchRecorded = async (lesson: Lesson): Promise<Run | null> => {
  const [{ recordedRun }, run] = await Promise.all([import('./store/recorded-run.ts'), recorded[lesson.slug]?.()]);
  return run === undefined ? null : recordedRun(lesson, run);
};
const quiet = () => new Promise<void>((resolve) => whenQuiet(resolve));

const store = await openStore();
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
  if (key === KEY || key === null) void store.getState().hearOtherTab(newValue);
});

// Python is fetched when the page is on screen: the second frame comes after the first one was painted.
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    void fetchSoon();
    void store.getState().fetchRecorded();
    runner.warm();
    // Without it nothing is missed before the network is.
    import('./offline/page.ts').then((page) => page.keepForOffline(runner, store.getState())).catch(() => {});
  }),
);

async function openStore() {
  const kept = hasKept() ? await reader().then((read) => restore(storage, read), unread) : restore(storage, neverAsked);
  // A link to a lesson counts for more than where one was last.
  const slug = firstSlug({ heads }, location.hash.slice(1), kept.slug);
  const first = await fetchLesson(slug).catch(() => null);
  const course = { heads, lessons: first === null ? [] : [first] };
  const given = {
    kept: { ...kept, slug },
    storage,
    reader,
    fetchLesson,
    fetchRecorded,
    calm: () => calm.matches,
    quiet,
    mark: markTime,
  };
  return createOnionskin({ runner, course, ...given });
}

/** What reads older work could not be fetched: writing would destroy it. */
const unread = (): Partial<State> => ({
  saving: { kind: 'locked', says: 'Not saved: your older work could not be read just now. Reload the page when you are online.' },
});

/** With nothing in the storage there is nothing to read. */
const neverAsked: ReadKept = () => ({ kind: 'unreadable' });

/** Did an earlier visit leave anything? Only then is what reads it needed. */
function hasKept(): boolean {
  try {
    return storage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}
