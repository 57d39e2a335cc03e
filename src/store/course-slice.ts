// Which lesson is in view. A lesson is fetched when it is first opened; what was fetched stays.
import type { Course } from '../lesson/course.ts';
import { isExample } from '../lesson/is-example.ts';
import { isShared } from '../lesson/is-shared.ts';
import * as strings from '../strings/store/course-slice.ts';
import { nextOnStage } from './run-slice.ts';
import { projectOf, selectLesson } from './selectors.ts';
import type { Slice } from './slice.ts';
import type { CourseSlice } from './state.ts';

export const courseSlice =
  (course: Course): Slice<CourseSlice> =>
  (set, get, { runner, fetchLesson }) => {
    /** The last one that was asked for: an earlier one that comes later is not shown any more. */
    let wanted = '';

    const show = (slug: string) => {
      const { runs } = get();
      // The ghost of another project would mean nothing: the stage begins with this lesson's own last run.
      get().closeComparison();
      get().closeLab();
      set({
        slug,
        ...(isShared(slug) ? {} : { home: slug }),
        unfetched: null,
        syntax: {},
        revealed: null,
        refusal: null,
        reorderSays: null,
        moved: null,
        ...nextOnStage(runs.findLast((run) => run.slug === slug)?.id ?? null),
      });
      void get().fetchRecorded();
      // Somebody who opens a lesson will send something: a process that suits it is made meanwhile.
      runner.warm(projectOf(get()));
    };

    /** One fetching for all who ask meanwhile. */
    let completing: Promise<void> | null = null;
    const complete = async (slug: string) => {
      try {
        const whole = await fetchLesson(slug);
        const lessons = get().course.lessons.map((lesson) => (lesson.slug === slug ? whole : lesson));
        set((state) => ({ course: { ...state.course, lessons } }));
      } catch {
        // Offline: hints, solution and checks are missing until somebody asks again.
      } finally {
        completing = null;
      }
    };

    return {
      course,
      slug: '',
      unfetched: null,

      async completeLesson() {
        const lesson = selectLesson(get());
        if (lesson?.partial !== true) return;
        completing ??= complete(lesson.slug);
        await completing;
      },

      async openLesson(slug) {
        const head = get().course.heads.find((one) => one.slug === slug);
        const known = get().course.lessons.some((lesson) => lesson.slug === slug);
        if (isShared(slug) && !known) return get().reopenShared(slug);
        if (head === undefined && !isExample(slug) && !known) return;
        wanted = slug;
        if (slug === get().slug && known) return;
        if (known) return show(slug);
        try {
          const lesson = await fetchLesson(slug);
          set((state) => ({ course: { ...state.course, lessons: [...state.course.lessons, lesson] } }));
        } catch {
          if (wanted === slug) set({ unfetched: strings.notFetched(head?.number ?? null) });
          return;
        }
        if (wanted === slug) show(slug);
      },
    };
  };
