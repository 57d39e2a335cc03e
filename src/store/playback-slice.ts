// Where we look: a cursor into the shown recording, and whether it moves by itself.
//
// The clock is here and nowhere else: while `playing`, the cursor goes one moment further after each moment's time.
// Views draw what the cursor says and ease towards it; they never advance it.
import { neighbourOf } from '../trace/hops.ts';
import { selectBreaks, stopsOf } from './breaks-slice.ts';
import { selectMoments, selectRecording } from './selectors.ts';
import type { Slice } from './slice.ts';
import type { PlaybackSlice, State } from './state.ts';
import type { Stepping } from './stepping.ts';

/** How long a hop is on stage, in milliseconds at speed 1: some of it the packet travels. A line only rests. */
export const TRAVEL = 420;
export const REST = 240;
/** At the last moment there is nothing to wait for but the end of the travel. */
const ARRIVING = 0.45;
/** With less motion wanted there is no travel, only states that switch. */
const CALM = 900;

export const periodOf = ({ grain, speed }: Pick<State, 'grain' | 'speed'>): number =>
  (grain === 'hops' ? TRAVEL + REST : REST) / speed;

export const playbackSlice: Slice<PlaybackSlice> = (set, get, { schedule, atFrame, calm, stepping }) => {
  let cancel: (() => void) | null = null;
  let code: Stepping | null = null;
  const fetched = async (): Promise<Stepping> => {
    code ??= await stepping();
    return code;
  };

  const wait = () => {
    cancel?.();
    const time = calm() ? CALM : periodOf(get());
    cancel = schedule(get().cursor >= lastMoment() ? time * ARRIVING : time, () => {
      cancel = atFrame(goOn);
    });
  };
  const goOn = () => {
    cancel = null;
    if (!get().playing) return;
    const stop = stopAhead();
    if (stop !== null) set({ cursor: stop, playing: false });
    else if (move(1)) wait();
    else set({ playing: false });
  };
  /** False at the ends. */
  const move = (by: 1 | -1, grain = get().grain): boolean => {
    const next = neighbourOf(selectMoments(get(), grain), get().cursor, by);
    if (next === null) return false;
    set({ cursor: next });
    return true;
  };
  /** A breakpoint that is met on the way to the next moment, or there. */
  const stopAhead = (): number | null => {
    const recording = selectRecording(get());
    const stops = stopsOf(get());
    if (code === null || recording === null || stops.length === 0) return null;
    const hit = code.nextHit(recording, stops, get().cursor, 1);
    const next = neighbourOf(selectMoments(get(), get().grain), get().cursor, 1);
    return hit !== null && next !== null && hit <= next ? hit : null;
  };
  const lastMoment = () => selectMoments(get(), get().grain).at(-1) ?? 0;
  const firstMoment = () => selectMoments(get(), get().grain)[0] ?? 0;

  return {
    cursor: 0,
    playing: false,
    speed: 1,
    grain: 'hops',
    look: null,
    pointed: null,

    point(at) {
      const { pointed } = get();
      if (at?.skin !== pointed?.skin || at?.event !== pointed?.event) set({ pointed: at });
    },
    lookAt(frame, place) {
      get().pause();
      set({ look: { cursor: get().cursor, frame, place } });
    },
    seek(cursor) {
      const last = (selectRecording(get())?.events.length ?? 1) - 1;
      set({ cursor: Math.max(0, Math.min(cursor, last)), playing: false });
    },
    play() {
      if (!selectRecording(get())) return;
      if (get().cursor >= lastMoment()) set({ cursor: firstMoment() });
      set({ playing: true });
      if (selectBreaks(get()).length > 0) void fetched().catch(() => {});
      wait();
    },
    pause() {
      cancel?.();
      cancel = null;
      set({ playing: false });
    },
    step(by, grain) {
      get().pause();
      move(by, grain === 'lines' && get().grain === 'all' ? 'all' : grain);
    },
    async stepLayer(way) {
      get().pause();
      const { layerStep } = await fetched();
      const recording = selectRecording(get());
      if (recording === null) return;
      const to = layerStep(recording, selectMoments(get(), get().grain), get().cursor, way);
      if (to !== null) set({ cursor: to });
    },
    async goOn(by) {
      get().pause();
      const { nextHit } = await fetched();
      const recording = selectRecording(get());
      if (recording === null) return;
      const { cursor } = get();
      const end = by > 0 ? Math.max(cursor, lastMoment()) : Math.min(cursor, firstMoment());
      set({ cursor: nextHit(recording, stopsOf(get()), cursor, by) ?? end });
    },
    toStart() {
      get().pause();
      set({ cursor: firstMoment() });
    },
    toEnd() {
      get().pause();
      set({ cursor: lastMoment() });
    },
    setSpeed(speed) {
      set({ speed });
      if (get().playing) wait();
    },
    setGrain(grain) {
      set({ grain });
      if (get().playing) wait();
    },
  };
};
