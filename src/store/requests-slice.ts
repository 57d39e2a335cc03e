// Fills the composer with what was pasted, a preset, or what was sent before: always with a way back.
import * as strings from '../strings/store/requests-slice.ts';
import type { RequestsSlice } from './requests-state.ts';
import { selectWork } from './selectors.ts';
import type { Slice } from './slice.ts';

export const requestsSlice: Slice<RequestsSlice> = (set, get) => ({
  filled: null,
  sent: {},

  fillRequest(request, says) {
    const { slug, filled, putRequest } = get();
    // Of several one after the other, what was written by hand is what comes back.
    const before = filled?.slug === slug ? filled.before : selectWork(get()).request;
    putRequest(request);
    set({ filled: { slug, says, before } });
  },
  undoFill() {
    const { slug, filled, putRequest } = get();
    if (filled?.slug === slug) putRequest(filled.before);
    set({ filled: null });
  },
  dismissFilled: () => set({ filled: null }),
  async resend() {
    const [last] = get().sent[get().slug] ?? [];
    if (last === undefined) set({ refusal: strings.nothingSent });
    else await get().sendThis(last.request);
  },
  clearSent: () => set(({ sent: { [get().slug]: _gone, ...sent } }) => ({ sent })),
  async pasteIntoTarget(text) {
    const wrong = await get().pasteRequest(text);
    if (wrong !== null) set({ refusal: wrong });
  },
  async pasteRequest(text) {
    const { slug } = get();
    const reading = await import('../lib/raw-http.ts').catch(() => null);
    if (reading === null) return strings.notFetched;
    const pasted = reading.readPasted(text);
    if (!pasted.ok) return pasted.says;
    const { request, notes } = pasted;
    if (get().slug === slug) get().fillRequest(request, [strings.pasted, ...notes].join(' '));
    return null;
  },
});
