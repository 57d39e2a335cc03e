// The one store. Made once by main.tsx (or by a test), with everything it needs handed in:
//
//   const store = createOnionskin({ runner, course, storage: localStorage });
//   store.getState().send();   store.subscribe(…)
//
// Views read it through `useOnionskin(selector)` from views/shared/store-context.tsx. No React and no DOM in this folder.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Course } from '../lesson/lesson.ts';
import { realSchedule } from '../lib/schedule.ts';
import type { Runner } from '../runner/runner.ts';
import { comparisonSlice } from './comparison-slice.ts';
import { lessonSlice } from './lesson-slice.ts';
import { offlineSlice } from './offline-slice.ts';
import { playbackSlice } from './playback-slice.ts';
import { preferencesSlice } from './preferences-slice.ts';
import { followRunner, runSlice } from './run-slice.ts';
import { honestly, keepSaved, restore, savingSlice } from './saving-slice.ts';
import type { Needs, Shelf } from './slice.ts';
import type { State } from './state.ts';
import { workspaceSlice } from './workspace-slice.ts';

export type Onionskin = StoreApi<State>;

export interface Ingredients extends Partial<Omit<Needs, 'runner' | 'storage'>> {
  runner: Runner;
  course: Course;
  storage: Shelf;
}

export function createOnionskin({ runner, course, storage, ...rest }: Ingredients): Onionskin {
  const needs: Needs = { runner, storage, schedule: realSchedule, now: () => performance.now(), calm: () => false, ...rest };
  const store = createStore<State>()((plainSet, get) => {
    const set = honestly(plainSet);
    const kept = restore(storage);
    const known = course.lessons.some((lesson) => lesson.slug === kept.slug);
    return {
      course,
      ...workspaceSlice(set, get, needs),
      ...runSlice(set, get, needs),
      ...comparisonSlice(set, get, needs),
      ...playbackSlice(set, get, needs),
      ...lessonSlice(set, get, needs),
      ...preferencesSlice(set, get, needs),
      ...savingSlice(set, get, needs),
      ...offlineSlice(set, get, needs),
      ...kept,
      // A lesson that was renamed since: its work stays in `works`, the page opens at the first one.
      slug: known && kept.slug !== undefined ? kept.slug : (course.lessons[0]?.slug ?? ''),
    };
  });
  keepSaved(store, needs);
  followRunner(store, needs);
  return store;
}
