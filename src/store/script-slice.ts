// Several requests in a row. What plays them is fetched when it is wanted.
import * as strings from '../strings/store/script-slice.ts';
import type { ScriptSlice } from './script-state.ts';
import type { Slice } from './slice.ts';
import { workOf } from './work.ts';

export const scriptSlice: Slice<ScriptSlice> = (set, get, needs) => ({
  played: {},
  scripting: false,

  setScript(script) {
    set(({ course, works, slug, played: { [slug]: _old, ...played } }) => ({
      works: { ...works, [slug]: { ...workOf(course, works, slug), script } },
      played,
    }));
  },
  async playScript() {
    if (get().scripting) return;
    set({ scripting: true });
    try {
      const code = await import('./scripting.ts').catch(() => null);
      if (code === null) set({ refusal: strings.notFetched });
      else await code.scripting(set, get, needs)();
    } finally {
      set({ scripting: false });
    }
  },
});
