// The door of an embedded run (#embed/…): a store with that one project and its recording. Nothing is kept, nothing of Python is fetched, no service
// worker is registered. Where the link allows to edit, a runner is made when somebody asks for it.
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { unpack } from './lib/packed.ts';
import { whenQuiet } from './lib/when-quiet.ts';
import { closedRunner } from './store/closed-runner.ts';
import { MOST_EMBED, readEmbed } from './store/embedded.ts';
import { lateRunner } from './store/late-runner.ts';
import { recordedRun } from './store/recorded-run.ts';
import type { Rearranging } from './store/reorder-state.ts';
import { sharedText } from './store/shared-work.ts';
import type { Slice } from './store/slice.ts';
import { createOnionskin, type Onionskin } from './store/store.ts';
import { EmbedPage } from './views/embed/embed-page.tsx';
import { NotEmbedded, Still } from './views/embed/still.tsx';
import { heedForcedColors } from './views/shared/forced-colors.ts';
import { showTheme } from './views/shared/show-theme.ts';

/** A character of text takes up to four bytes. */
const MOST_BYTES = 4 * MOST_EMBED;

const calm = matchMedia('(prefers-reduced-motion: reduce)');

export async function openEmbed(word: string): Promise<void> {
  // Another address is another run.
  addEventListener('hashchange', () => location.reload());
  const read = readEmbed(await unpack(word, MOST_BYTES));
  if (!read.ok) return mount(<NotEmbedded says={read.says} />);
  const { shared, run, editable, theme } = read.embedded;
  heedForcedColors();
  showTheme(theme);
  const { runner, open } = closedRunner(() =>
    lateRunner(async () => {
      const [{ fetchSupplies }, { createRunner }] = await Promise.all([
        import('./runner/supplies.ts'),
        import('./runner/client.ts'),
      ]);
      return createRunner(fetchSupplies(document.baseURI, 'plain'), whenQuiet);
    }),
  );
  const store = createOnionskin({
    runner,
    course: { heads: [], lessons: [] },
    kept: {},
    storage: { getItem: () => null, setItem: () => {}, removeItem: () => {} },
    fetchLesson: async () => Promise.reject(new Error('There are no lessons here.')),
    fetchRecorded: async (lesson) => recordedRun(lesson, run),
    calm: () => calm.matches,
    quiet: () => new Promise<void>((resolve) => whenQuiet(resolve)),
    atFrame,
    reordering: async () => still,
  });
  const says = await store.getState().openSharedText(sharedText(shared));
  if (says !== null) return mount(<NotEmbedded says={says} />);
  mount(<EmbedPage store={store} shared={shared} edit={editable ? () => begin(store, open) : null} />);
}

/** The whole page within a page of strangers. */
export async function openStill(): Promise<void> {
  mount(<Still />);
}

/** From now on Python is fetched, and Send runs the program. */
function begin(store: Onionskin, open: () => void): void {
  store.getState().pause();
  open();
  store.getState().setTab('narrow', 'code');
}

/** Layers are moved in the whole page. */
const still: Slice<Rearranging> = () => ({
  lookAtLayers: async () => {},
  moveLayer: async () => {},
  moveLayerTo: async () => {},
  switchOff: async () => {},
  switchOn: async () => {},
});

function atFrame(work: () => void): () => void {
  const frame = document.visibilityState === 'hidden' ? null : requestAnimationFrame(work);
  if (frame === null) work();
  return () => frame !== null && cancelAnimationFrame(frame);
}

function mount(page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  createRoot(root).render(<StrictMode>{page}</StrictMode>);
}
