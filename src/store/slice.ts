// What a slice is made from: its part of the state, built from the store's `set` and `get` and from what was handed in.
import type { StoreApi } from 'zustand/vanilla';
import type { Lesson } from '../lesson/lesson.ts';
import type { Mark } from '../lib/marks.ts';
import type { Schedule } from '../lib/schedule.ts';
import type { Runner } from '../runner/runner.ts';
import type { Recording } from '../trace/recording.ts';
import type { Browsing } from './browse-state.ts';
import type { Commanding } from './command-state.ts';
import type { TryingOrders } from './order-lab-state.ts';
import type { Rearranging } from './reorder-state.ts';
import type { Run, State } from './state.ts';
import type { Stepping } from './stepping.ts';

/** As much of the browser's localStorage as is needed. Each of them may throw. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, text: string): void;
  removeItem(key: string): void;
}

export interface Needs {
  runner: Runner;
  storage: Shelf;
  /** Rejects when it can't be had. */
  fetchLesson: (slug: string) => Promise<Lesson>;
  /** Whether there is an example of this name, as far as that is known. */
  knowsExample: (slug: string) => Promise<boolean>;
  /** The run that was recorded of a lesson's start, or null; rejects when it can't be fetched. */
  fetchRecorded: (lesson: Lesson) => Promise<Run | null>;
  schedule: Schedule;
  /** Does the work when the next frame begins. A moment that comes between two frames would be laid out twice, for itself and for what travels. */
  atFrame: (work: () => void) => () => void;
  /** Milliseconds, only ever subtracted from each other. */
  now: () => number;
  /** Milliseconds since 1970, for people to read. */
  date: () => number;
  /** Does the user want less motion? Asked at each hop. */
  calm: () => boolean;
  /** Resolves when the page has drawn what happened and has nothing else to do. */
  quiet: () => Promise<void>;
  /** Rejects when it can't be fetched. */
  stepping: () => Promise<Stepping>;
  /** The same. */
  reordering: () => Promise<Slice<Rearranging>>;
  /** The same. */
  orderLab: () => Promise<Slice<TryingOrders>>;
  /** The same. */
  browsing: () => Promise<Slice<Browsing>>;
  /** The same. */
  commanding: () => Promise<Slice<Commanding>>;
  /** Works out what a first look at a long recording needs, while the page goes on. Rejects when it can't. */
  prepare: (recording: Recording) => Promise<unknown>;
  /** Notes the moment for whoever measures. */
  mark: (mark: Mark) => void;
}

export type Slice<Part> = (set: StoreApi<State>['setState'], get: StoreApi<State>['getState'], needs: Needs) => Part;
