// Projects that are handed on: made into a link, and opened from one. What does that is fetched when it is wanted.

import * as strings from '../strings/store/share-slice.ts';
import type { ShareSlice } from './link-state.ts';
import type { Slice } from './slice.ts';

export const shareSlice: Slice<ShareSlice> = (set, get, needs) => ({
  home: '',
  words: {},

  makeLink: async (withMoment) => (await import('./sharing.ts')).sharing(set, get, needs).makeLink(withMoment),
  momentLink: async (at = get()) => (await import('./sharing.ts')).sharing(set, get, needs).momentLink(at),
  makeEmbed: async (editable, theme) => (await import('./sharing.ts')).sharing(set, get, needs).makeEmbed(editable, theme),
  async openShared(word) {
    try {
      await (await import('./sharing.ts')).sharing(set, get, needs).openShared(word);
    } catch {
      set({ missing: strings.notFetched });
    }
  },
  async reopenShared(slug) {
    try {
      await (await import('./sharing.ts')).sharing(set, get, needs).reopenShared(slug);
    } catch {
      set({ missing: strings.notFetched });
    }
  },
  openRecording: async (kept) => {
    try {
      return await (await import('./opening-recording.ts')).openingRecording(set, get, needs)(kept);
    } catch {
      return strings.notFetched;
    }
  },
  openSharedText: async (text) => {
    try {
      return await (await import('./sharing.ts')).sharing(set, get, needs).openSharedText(text);
    } catch {
      return strings.notFetched;
    }
  },
});
