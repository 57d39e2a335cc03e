// Makes links of projects and opens them. A shared project becomes a lesson without a task, under a name of its own: so it can't be in the way of
// anybody's work, and what is changed in it is kept like everything else.
import { momentAt, momentText } from '../lesson/find-moment.ts';
import { isShared } from '../lesson/is-shared.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { pack, unpack } from '../lib/packed.ts';
import * as strings from '../strings/store/sharing.ts';
import { alike } from './alike.ts';
import { embedText, runToEmbed } from './embedded.ts';
import type { ShareSlice } from './link-state.ts';
import { appOf, isOfStart, selectIsLinkable, selectLesson, selectRecording, selectRun, selectWork } from './selectors.ts';
import { lessonOf, MOST_TEXT, plainTitle, readShared, type Shared, sharedText, slugOf } from './shared-work.ts';
import type { Slice } from './slice.ts';
import type { Run, State } from './state.ts';
import { beginAs, freshWork } from './work.ts';

/** What was changed since is not what the recording tells of. */
function asItRan({ project: { files }, request, server }: Run, state: State): Shared['work'] {
  const { openFile, keepAlive } = selectWork(state);
  return { files, openFile: Object.hasOwn(files, openFile) ? openFile : '', request, server, keepAlive };
}

/** The lesson's own code, on its server, asked with its request: whoever opens the lesson has the same, as long as the code remembers nothing from
 *  one request to the next. What only a later one came to is in no first run of the project either. */
const isAsLesson = (ran: Run, lesson: Lesson): boolean => isOfStart(ran, lesson) && alike(ran.request, freshWork(lesson).request);

/** A character of text takes up to four bytes. */
const MOST_BYTES = 4 * MOST_TEXT;

type Sharing = Pick<ShareSlice, 'makeLink' | 'makeEmbed' | 'openShared' | 'openSharedText' | 'reopenShared'> & {
  /** `at`: the state whose moment it is. What makes it may have had to be fetched since. */
  momentLink(at: State): Promise<string | null>;
};

export const sharing: Slice<Sharing> = (set, get) => {
  const open = async (shared: Shared, word: string): Promise<void> => {
    // Written anew: in a file it may have been laid out otherwise.
    const slug = slugOf(sharedText(shared));
    const lesson = lessonOf(shared, slug);
    beginAs(lesson, shared.work);
    const { course, words } = get();
    const lessons = [...course.lessons.filter((one) => one.slug !== slug), lesson];
    set({ course: { ...course, lessons }, words: { ...words, [slug]: word } });
    await get().openLesson(slug);
    if (shared.moment !== '' && get().slug === slug) set({ wanted: { slug, moment: shared.moment } });
  };

  return {
    async makeLink(withMoment) {
      const state = get();
      const work = selectWork(state);
      const lesson = selectLesson(state);
      const recording = withMoment && selectIsLinkable(state) ? selectRecording(state) : null;
      const moment = recording === null ? null : momentAt(recording, state.cursor);
      const title = plainTitle(lesson);
      const text = sharedText({ title, app: appOf(lesson), work, moment: moment === null ? '' : momentText(moment) });
      return { text, word: await pack(text) };
    },
    async momentLink(state) {
      const lesson = selectLesson(state);
      const [recording, ran] = [selectRecording(state), selectRun(state)];
      const moment = recording === null ? null : momentAt(recording, state.cursor);
      if (!selectIsLinkable(state) || ran === null || moment === null) throw new Error('There is no moment to link to.');
      const at = momentText(moment);
      if (lesson !== null && !isShared(state.slug) && isAsLesson(ran, lesson)) return `${state.slug}/${at}`;
      const text = sharedText({ title: plainTitle(lesson), app: appOf(lesson), work: asItRan(ran, state), moment: at });
      return text.length > MOST_TEXT ? null : `shared/${await pack(text)}`;
    },
    async makeEmbed(editable, theme) {
      const state = get();
      const lesson = selectLesson(state);
      const ran = state.borrowed === null ? selectRun(state) : null;
      if (ran === null) return { ok: false, says: strings.noRun };
      const run = runToEmbed(ran);
      if (typeof run === 'string') return { ok: false, says: run };
      const moment = ran.outcome?.recording ? momentAt(ran.outcome.recording, state.cursor) : null;
      const title = plainTitle(lesson);
      const at = moment === null || state.cursor === 0 ? '' : momentText(moment);
      const shared = { title, app: appOf(lesson), work: asItRan(ran, state), moment: at };
      if (sharedText(shared).length > MOST_TEXT) return { ok: false, says: strings.tooLarge };
      return { ok: true, title, word: await pack(embedText({ shared, run, editable, theme })) };
    },
    async openShared(word) {
      const read = readShared(await unpack(word, MOST_BYTES));
      if (!read.ok) return set({ missing: read.says });
      await open(read.shared, word);
    },
    async openSharedText(text) {
      const read = readShared(text);
      if (!read.ok) return read.says;
      await open(read.shared, await pack(sharedText(read.shared)));
      return null;
    },
    async reopenShared(slug) {
      const work = get().works[slug];
      if (work === undefined) return;
      const lesson = lessonOf({ title: '', app: 'app:application', work, moment: '' }, slug);
      set(({ course }) => ({ course: { ...course, lessons: [...course.lessons, lesson] } }));
      await get().openLesson(slug);
    },
  };
};
