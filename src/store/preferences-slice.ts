// How this person likes the page. Never about what they wrote.
import type { Slice } from './slice.ts';
import type { PreferencesSlice } from './state.ts';

export const preferencesSlice: Slice<PreferencesSlice> = (set) => ({
  theme: 'system',
  tab: { inspector: 'changes', narrow: 'lesson' },
  sizes: {},
  folded: [],
  view: 'onion',
  ghost: true,
  ghostSays: null,
  beside: false,
  types: true,

  setTheme: (theme) => set({ theme }),
  showGhost: (ghost) => set({ ghost }),
  sayOfGhost: (ghostSays) => set({ ghostSays }),
  showTypes: (types) => set({ types }),
  showBeside: (beside) => set({ beside }),
  setView: (view) => set({ view }),
  setTab: (which, tab) => set((state) => ({ tab: { ...state.tab, [which]: tab } })),
  setSize: (arrangement, pane, pixels) =>
    set(({ sizes }) => ({ sizes: { ...sizes, [arrangement]: { ...sizes[arrangement], [pane]: pixels } } })),
  fold: (column, folded) =>
    set((state) => {
      const others = state.folded.filter((other) => other !== column);
      return { folded: folded ? [...others, column] : others };
    }),
});
