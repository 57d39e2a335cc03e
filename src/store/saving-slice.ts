// Keeps what the user made in the browser's storage, and says truthfully whether that worked.
import type { StoreApi } from 'zustand/vanilla';
import * as strings from '../strings/store/saving-slice.ts';
import { asidesIn, differs, KEY, type Kept, setAside, toText } from './persistence.ts';
import { readKept } from './read-kept.ts';
import type { SavingSlice } from './saving-state.ts';
import type { Needs, Shelf, Slice } from './slice.ts';
import type { State } from './state.ts';
import type { Onionskin } from './store.ts';

/** Typing is written in one go, this long after the last change. */
const PAUSE = 250;

export const savingSlice: Slice<SavingSlice> = (set, get, needs) => ({
  saving: { kind: 'saved' },
  found: null,
  elsewhere: false,

  dismissFound: () => set({ found: null }),
  saveNow() {
    const { saving, elsewhere } = get();
    if (elsewhere || saving.kind === 'saved' || saving.kind === 'locked') return;
    try {
      needs.storage.setItem(KEY, toText(get()));
      set({ saving: { kind: 'saved' } });
    } catch (error) {
      set({ saving: { kind: 'not-saved', says: reasonOf(error) } });
    }
  },
  hearOtherTab(text) {
    // Where the other tab looks, or its theme, is no conflict; other work is.
    const other = text === null ? null : readKept(text);
    if (other?.kind === 'unreadable' || (other?.kind === 'kept' && sameWork(other.kept, get()))) return;
    set({ elsewhere: true });
  },
  asides() {
    try {
      return asidesIn(needs.storage);
    } catch {
      return null;
    }
  },
  dropAside: (name) => needs.storage.removeItem(name),
  forgetWork() {
    const { works, discarded, progress, breaks, sent } = get();
    const aside = get().asides() ?? [];
    for (const { name } of aside) needs.storage.removeItem(name);
    const nothing = { played: {}, filled: null, syntax: {}, revealed: null };
    set({ works: {}, discarded: {}, progress: {}, breaks: {}, sent: {}, ...nothing });
    return () => {
      for (const { name, text } of aside) needs.storage.setItem(name, text);
      set({ works, discarded, progress, breaks, sent, ...nothing });
    };
  },
  takeIn: async (text) => (await import('./take-in.ts')).takingIn(set, get, needs)(text),
  async settle(choice) {
    if (choice === 'keep') {
      set({ elsewhere: false, saving: { kind: 'saving' } });
      get().saveNow();
      return;
    }
    const { takeStored } = await import('./take-stored.ts');
    await takeStored(set, get, needs)();
  },
});

/** What the storage held, for the store's first state. Call before anything is written. */
export function restore(storage: Shelf): Partial<State> {
  let text: string | null = null;
  try {
    text = storage.getItem(KEY);
    if (text === null) return {};
    const found = readKept(text);
    return found.kind === 'kept' ? found.kept : { found: setAside(storage, text) };
  } catch (error) {
    // Either nothing can be read at all, or the unreadable text can't be moved: writing over it would destroy it.
    return { saving: text === null ? { kind: 'not-saved', says: reasonOf(error) } : { kind: 'locked', says: strings.locked } };
  }
}

/** The change that makes something unsaved says so in the same breath: at no moment is "saved" untrue. */
export const honestly =
  (set: StoreApi<State>['setState']): StoreApi<State>['setState'] =>
  (change) =>
    set((state) => {
      const part = typeof change === 'function' ? change(state) : change;
      const unsaved = part.saving === undefined && state.saving.kind === 'saved' && differs({ ...state, ...part }, state);
      return unsaved ? { ...part, saving: { kind: 'saving' } } : part;
    });

/** Writes each change a little later. Gives back the way to stop. */
export function keepSaved(store: Onionskin, { schedule }: Needs): () => void {
  let cancel = () => {};
  const stop = store.subscribe((now, before) => {
    if (!differs(now, before)) return;
    cancel();
    cancel = schedule(PAUSE, () => store.getState().saveNow());
  });
  return () => {
    cancel();
    stop();
  };
}

function sameWork(kept: Kept, state: State): boolean {
  return JSON.stringify([kept.works, kept.discarded]) === JSON.stringify([state.works, state.discarded]);
}

function reasonOf(error: unknown): string {
  const full = error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);
  return full ? strings.full : strings.closed;
}
