// Whether the page can be used without a network from now on, and whether a newer version of it is there. Told from outside: no worker here.

import type { OfflineSlice } from './offline-state.ts';
import type { Slice } from './slice.ts';

export const offlineSlice: Slice<OfflineSlice> = (set) => ({
  keeping: null,
  newer: false,
  newerRefused: null,

  hearKeeping: (keeping) => set({ keeping }),
  hearNewer: () => set({ newer: true, newerRefused: null }),
  hearNewerRefused: (newerRefused) => set({ newerRefused }),
});
