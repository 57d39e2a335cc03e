// Links to a moment: "#order-matters/return/GZip/1". The lesson's own recorded run, or whatever run of it is on stage, goes to that moment as soon
// as it is there.

import { titleOfLesson } from '../lesson/course.ts';
import { isExample } from '../lesson/is-example.ts';
import { isShared } from '../lesson/is-shared.ts';
import * as strings from '../strings/store/link-slice.ts';
import type { LinkSlice } from './link-state.ts';
import { selectLesson, selectRecording } from './selectors.ts';
import type { Needs, Slice } from './slice.ts';
import type { State } from './state.ts';
import type { Onionskin } from './store.ts';

export const linkSlice: Slice<LinkSlice> = (set, get, { knowsExample }) => {
  /** The last one that was asked for, while it is looked up: an earlier one whose answer comes later is not opened any more. */
  let asked: State['wanted'] = null;

  return {
    wanted: null,
    missing: null,

    async openLink(slug, moment) {
      // The address without its moment may be read once more while that is still looked for.
      const before = [asked, get().wanted].find((one) => one?.slug === slug)?.moment ?? '';
      const mine = { slug, moment: moment === '' ? before : moment };
      asked = mine;
      const from = get().slug;
      const isKnown = await isThere(slug, get(), knowsExample);
      // Who has opened another lesson meanwhile has given up this one.
      if (asked !== mine || get().slug !== from) return;
      asked = null;
      // A link that is mistyped, or older than the course: what stays open is said, for it is not what was asked for.
      if (!isKnown) {
        const lesson = selectLesson(get());
        return set({ wanted: null, missing: strings.noSuchLesson(slug.slice(0, SHOWN), lesson && titleOfLesson(lesson)) });
      }
      set({ wanted: mine.moment === '' ? null : mine, missing: null });
      await get().openLesson(slug);
      // Who follows a link to a moment wants to see it, whatever there is to predict.
      if (mine.moment !== '' && get().slug === slug) get().uncover();
    },
    dismissMissing: () => set({ missing: null }),
  };
};

/** Of a name that is none, so much is told back. */
const SHOWN = 60;

/** Shared projects are looked for where they are kept. No name asks for no other lesson. What is no example is not asked for as one either: it would
 *  be a file that the site does not have. */
const isThere = async (slug: string, { course }: State, knowsExample: Needs['knowsExample']): Promise<boolean> =>
  slug === '' ||
  isShared(slug) ||
  [...course.heads, ...course.lessons].some((one) => one.slug === slug) ||
  (isExample(slug) && knowsExample(slug));

/** Goes to the moment that was asked for once there is a recording of its lesson on stage. */
export function followLinks(store: Onionskin, { stepping }: Needs): void {
  store.subscribe((state, before) => {
    const { wanted, slug } = state;
    // Who goes on to another lesson has given up this one.
    if (slug !== before.slug && (state.missing !== null || (wanted !== null && wanted.slug !== slug)))
      return store.setState({ wanted: null, missing: null });
    const recording = selectRecording(state);
    if (wanted === null || wanted.slug !== state.slug || recording === null) return;
    store.setState({ wanted: null });
    stepping().then(
      ({ findMoment, readMoment }) => {
        if (selectRecording(store.getState()) !== recording) return;
        const moment = readMoment(wanted.moment);
        const at = moment === null ? null : findMoment(recording, moment);
        if (at === null) return store.setState({ missing: strings.noSuchMoment });
        store.getState().seek(at);
        store.getState().setTab('narrow', 'stage');
      },
      () => store.setState({ missing: strings.notFetched }),
    );
  });
}
