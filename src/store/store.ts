// The one store. Made once by main.tsx (or by a test), with everything it needs handed in:
//
//   const store = createOnionskin({ runner, course, storage: localStorage, fetchLesson, fetchRecorded, kept });
//   store.getState().send();   store.subscribe(…)
//
// Views read it through `useOnionskin(selector)` from views/shared/store-context.tsx. No React and no DOM in this folder.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Course } from '../lesson/course.ts';
import { realSchedule } from '../lib/schedule.ts';
import { breaksSlice, followEdits } from './breaks-slice.ts';
import { browseSlice } from './browse-slice.ts';
import { commandSlice } from './command-slice.ts';
import { comparisonSlice } from './comparison-slice.ts';
import { courseSlice } from './course-slice.ts';
import { faultSlice } from './fault-slice.ts';
import { lessonSlice } from './lesson-slice.ts';
import { followLinks, linkSlice } from './link-slice.ts';
import { offlineSlice } from './offline-slice.ts';
import { orderLabSlice } from './order-lab-slice.ts';
import { playbackSlice } from './playback-slice.ts';
import { preferencesSlice } from './preferences-slice.ts';
import { registrySlice } from './registry-slice.ts';
import { reorderSlice } from './reorder-slice.ts';
import { requestsSlice } from './requests-slice.ts';
import { followRunner, runSlice } from './run-slice.ts';
import { honestly, keepSaved, savingSlice } from './saving-slice.ts';
import { scriptSlice } from './script-slice.ts';
import { shareSlice } from './share-slice.ts';
import type { Needs } from './slice.ts';
import type { State } from './state.ts';
import { firstSlug } from './work.ts';
import { workspaceSlice } from './workspace-slice.ts';

export type Onionskin = StoreApi<State>;

type Required = 'runner' | 'storage' | 'fetchLesson' | 'fetchRecorded';
export interface Ingredients extends Partial<Omit<Needs, Required>>, Pick<Needs, Required> {
  course: Course;
  /** What `restore` found in the storage. */
  kept: Partial<State>;
}

export function createOnionskin({ course, kept, ...given }: Ingredients): Onionskin {
  const needs: Needs = {
    schedule: realSchedule,
    atFrame: (work) => {
      work();
      return () => {};
    },
    now: () => performance.now(),
    date: () => Date.now(),
    calm: () => false,
    quiet: async () => {},
    knowsExample: async () => true,
    mark: () => {},
    stepping: async () => (await import('./stepping.ts')).stepping,
    prepare: async (recording) => (await import('./preparing.ts')).prepare(recording),
    orderLab: async () => (await import('./order-lab.ts')).orderLab,
    browsing: async () => (await import('./browsing.ts')).browsing,
    commanding: async () => (await import('./commanding.ts')).commanding,
    reordering: async () => (await import('./reordering.ts')).reordering,
    ...given,
  };
  const store = createStore<State>()((plainSet, get) => {
    const set = honestly(plainSet);
    return {
      ...courseSlice(course)(set, get, needs),
      ...workspaceSlice(set, get, needs),
      ...runSlice(set, get, needs),
      ...browseSlice(set, get, needs),
      ...comparisonSlice(set, get, needs),
      ...commandSlice(set, get, needs),
      ...reorderSlice(set, get, needs),
      ...orderLabSlice(set, get, needs),
      ...registrySlice(set, get, needs),
      ...requestsSlice(set, get, needs),
      ...scriptSlice(set, get, needs),
      ...playbackSlice(set, get, needs),
      ...breaksSlice(set, get, needs),
      ...linkSlice(set, get, needs),
      ...shareSlice(set, get, needs),
      ...lessonSlice(set, get, needs),
      ...preferencesSlice(set, get, needs),
      ...savingSlice(set, get, needs),
      ...offlineSlice(set, get, needs),
      ...faultSlice(set, get, needs),
      ...kept,
      slug: firstSlug(course, kept.slug),
      home: firstSlug(course, kept.slug),
    };
  });
  keepSaved(store, needs);
  followRunner(store, needs);
  followEdits(store);
  followLinks(store, needs);
  return store;
}
