// The tab on the site, as state. What it does (browsing.ts) is fetched when a page is first asked for.
import * as strings from '../strings/store/browse-slice.ts';
import { type BrowseSlice, type Browsing, freshTab } from './browse-state.ts';
import type { Slice } from './slice.ts';
import type { State } from './state.ts';

/** The tab of the lesson in view. */
export const selectTab = (state: State) => state.browsed[state.slug] ?? freshTab;

export const browseSlice: Slice<BrowseSlice> = (set, get, needs) => {
  let made: Promise<Browsing> | null = null;
  const fetched = async (): Promise<Browsing | null> => {
    made ??= needs.browsing().then((make) => make(set, get, needs));
    try {
      return await made;
    } catch {
      made = null;
      const { slug, browsed } = get();
      set({ browsed: { ...browsed, [slug]: { ...(browsed[slug] ?? freshTab), says: strings.notFetched } } });
      return null;
    }
  };
  return {
    browsed: {},
    visit: async (visit) => (await fetched())?.visit(visit),
    goTo: async (where) => (await fetched())?.goTo(where),
    reloadPage: async () => (await fetched())?.reloadPage(),
    fileOf: async (target) =>
      (await (await fetched())?.fileOf(target)) ?? {
        target,
        status: null,
        contentType: null,
        body: new Uint8Array(),
        cached: false,
      },
    emptyJar: () => void fetched().then((browsing) => browsing?.emptyJar()),
    letScriptsRun: (scripts) => void fetched().then((browsing) => browsing?.letScriptsRun(scripts)),
    heardFromPage: (told) => void fetched().then((browsing) => browsing?.heardFromPage(told)),
  };
};
