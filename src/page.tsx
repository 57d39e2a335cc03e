// The whole page: makes the one store with a real runner behind it, and mounts.
// What a first look does not need is fetched later: the lesson in view is all that is waited for.

import { fetchBeginning, fetchLesson, heads, ofDjango } from 'virtual:course';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isExample } from './lesson/is-example.ts';
import type { Lesson } from './lesson/lesson.ts';
import { afterFrame } from './lib/after-frame.ts';
import { markTime } from './lib/marks.ts';
import { whenQuiet } from './lib/when-quiet.ts';
import type { Runner } from './runner/runner.ts';
import { fetchSupplies } from './runner/supplies.ts';
import { lateRunner } from './store/late-runner.ts';
import { KEY } from './store/persistence.ts';
import { restore } from './store/saving-slice.ts';
import { projectOf } from './store/selectors.ts';
import type { Run } from './store/state.ts';
import { createOnionskin } from './store/store.ts';
import { firstSlug } from './store/work.ts';
import { App } from './views/app.tsx';
import { hearFaults } from './views/frame/hear-faults.ts';
import { heedForcedColors } from './views/shared/forced-colors.ts';
import { fetchSoon } from './views/shared/later.ts';
import { showTheme } from './views/shared/show-theme.ts';

const calm = matchMedia('(prefers-reduced-motion: reduce)');
/** Where a browser refuses storage even to look at, each use of it throws; the store says so on the page. */
const storage = {
  getItem: (key: string) => localStorage.getItem(key),
  setItem: (key: string, text: string) => localStorage.setItem(key, text),
  removeItem: (key: string) => localStorage.removeItem(key),
};
const fetchRecorded = async (lesson: Lesson): Promise<Run | null> => {
  const recorded = import('virtual:recorded').then((found) => found.recorded[lesson.slug]?.());
  const [{ recordedRun }, run] = await Promise.all([import('./store/recorded-run.ts'), recorded]);
  return run === undefined ? null : recordedRun(lesson, run);
};
/** Where nobody looks, there are no frames. */
const atFrame = (work: () => void) => {
  const frame = document.visibilityState === 'hidden' ? null : requestAnimationFrame(work);
  if (frame === null) work();
  return () => frame !== null && cancelAnimationFrame(frame);
};
const quiet = () => new Promise<void>((resolve) => whenQuiet(resolve));

export async function openPage(): Promise<void> {
  const kept = restore(storage);
  // A link to a lesson counts for more than where one was last.
  const wishes = [location.hash.slice(1).split('/')[0], kept.slug];
  // Python takes longest: it is on its way before there is a page, and needs the main thread least.
  const supplies = fetchSupplies(document.baseURI, ofDjango.includes(firstSlug({ heads }, ...wishes)) ? 'django' : 'plain');
  const runner = lateRunner(async () => (await import('./runner/client.ts')).createRunner(supplies, whenQuiet));
  runner.warm();
  const store = await openStore(runner, kept, wishes);
  hearFaults(store.getState().hearFault);
  heedForcedColors();
  showTheme(store.getState().theme);
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <App store={store} />
    </StrictMode>,
  );

  // Until views/share/drop-files.tsx is there, a file must not take the page's place. It is kept: once the event is over there is nothing to read.
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    const entries = Array.from(event.dataTransfer?.items ?? [], (item) => item.webkitGetAsEntry());
    void import('./views/share/dropped.ts').then(({ handEntries }) => handEntries(entries));
  });
  addEventListener('pagehide', () => store.getState().saveNow());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') store.getState().saveNow();
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY || key === null) store.getState().hearOtherTab(newValue);
  });

  void store.getState().completeLesson();
  // What was begun above suits most lessons, but not all.
  runner.warm(projectOf(store.getState()));
  // The rest is fetched when the page is on screen.
  afterFrame(() => {
    void fetchSoon();
    void store.getState().fetchRecorded();
    // Without it nothing is missed before the network is.
    import('./offline/page.ts').then((page) => page.keepForOffline(runner, store.getState())).catch(() => {});
  });
}

/** Offline it is not known; then the lesson that can't be fetched says so. */
function knowsExample(slug: string): Promise<boolean> {
  return import('virtual:examples').then(
    (found) => found.heads.some((head) => head.slug === slug),
    () => true,
  );
}

async function openStore(runner: Runner, kept: ReturnType<typeof restore>, wishes: readonly (string | undefined)[]) {
  const wished = firstSlug({ heads }, ...wishes);
  // An example may have been renamed since it was linked to, or was open here last.
  const slug = isExample(wished) && !(await knowsExample(wished)) ? firstSlug({ heads }) : wished;
  const first = await fetchBeginning(slug).catch(() => null);
  const course = { heads, lessons: first === null ? [] : [first] };
  const given = {
    kept: { ...kept, slug },
    storage,
    fetchLesson,
    knowsExample,
    fetchRecorded,
    calm: () => calm.matches,
    quiet,
    atFrame,
    mark: markTime,
  };
  return createOnionskin({ runner, course, ...given });
}
