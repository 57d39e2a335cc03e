// How far the learner is: hints taken, predictions made, and what the checks said last.
import type { CheckRun } from '../runner/runner.ts';
import * as strings from '../strings/store/lesson-slice.ts';
import { projectOf, selectLesson, selectProgress, selectWork } from './selectors.ts';
import type { Slice } from './slice.ts';
import type { LessonProgress, LessonSlice } from './state.ts';
import { noProgress } from './work.ts';

export const lessonSlice: Slice<LessonSlice> = (set, get, { runner }) => {
  const note = (slug: string, make: (progress: LessonProgress) => Partial<LessonProgress>) =>
    set(({ progress }) => {
      const before = progress[slug] ?? noProgress;
      return { progress: { ...progress, [slug]: { ...before, ...make(before) } } };
    });
  /** Asked for again while a run was under way: the code has changed since it began. */
  let again = false;

  return {
    progress: {},
    checking: false,

    showHint() {
      const most = selectLesson(get())?.hints.length ?? 0;
      note(get().slug, ({ hints }) => ({ hints: Math.min(hints + 1, most) }));
    },
    showSolution() {
      note(get().slug, () => ({ solution: true }));
    },
    predict(question, answer) {
      note(get().slug, ({ predictions }) => ({ predictions: { ...predictions, [question]: answer } }));
    },
    tell(question, truth) {
      note(get().slug, ({ told }) => ({ told: { [question]: truth, ...told } }));
    },
    async runChecks() {
      if (get().checking) {
        again = true;
        return;
      }
      set({ checking: true });
      try {
        do {
          again = false;
          if (selectLesson(get())?.partial) await get().completeLesson();
          const state = get();
          const { slug } = state;
          const lesson = selectLesson(state);
          if (!lesson || lesson.check === '') break;
          const project = projectOf(state);
          const checks = await attempt(() => runner.check(lesson.check, project, selectWork(state).server));
          const all = checks.fault === null && checks.results.length > 0 && checks.results.every((result) => result.passed);
          // A recording of the old checks may be on stage: it is gone now.
          if (get().slug === slug && get().borrowed !== null) set({ borrowed: null, cursor: 0 });
          note(slug, ({ done }) => ({ checks: { ...checks, files: project.files }, done: done || all }));
        } while (again);
      } finally {
        again = false;
        set({ checking: false });
      }
    },
  };

  async function attempt(run: () => Promise<CheckRun>): Promise<CheckRun> {
    try {
      return await run();
    } catch (error) {
      // Kept from the last time: what was passed is not taken away because our own machinery failed.
      const before = selectProgress(get()).checks;
      const fault = strings.notRun(error instanceof Error ? error.message : String(error));
      return { results: before?.results ?? [], recordings: [], fault };
    }
  }
};
