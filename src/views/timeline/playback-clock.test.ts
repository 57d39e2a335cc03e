import { expect, it } from 'vitest';
import { courseOf } from '../../lesson/course.ts';
import type { Runner } from '../../runner/runner.ts';
import type { Run } from '../../store/state.ts';
import { createOnionskin } from '../../store/store.ts';
import { orderSample } from '../../testing/samples.ts';
import { CROSSED } from './clock.ts';
import { type Frames, PlaybackClock } from './playback-clock.ts';

/** A store that plays a recording, and a clock that watches it, both on a time that only the test moves. */
function player({ calm = false } = {}) {
  let now = 0;
  let frame: (() => void) | null = null;
  const timers = new Set<{ at: number; work: () => void }>();
  const runner = { watch: () => () => {}, warm() {}, stop() {}, dispose() {} } as unknown as Runner;
  const schedule = (ms: number, work: () => void) => {
    const timer = { at: now + ms, work };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const storage = { getItem: () => null, setItem() {}, removeItem() {} };
  const store = createOnionskin({
    runner,
    course: courseOf([]),
    kept: {},
    storage,
    fetchLesson: async () => Promise.reject(new Error('There are none.')),
    fetchRecorded: async () => null,
    schedule,
    calm: () => calm,
  });
  const recording = orderSample();
  const run = { id: 1, slug: '', outcome: { recording } } as unknown as Run;
  store.setState({ runs: [run], shown: 1, cursor: 0 });
  const frames: Frames = {
    now: () => now,
    calm: () => calm,
    request: (callback) => {
      frame = callback;
      return 1;
    },
    cancel: () => {
      frame = null;
    },
  };
  const clock = new PlaybackClock(store, frames);
  const drawn: (ReturnType<typeof clock.hop> & object)[] = [];
  clock.subscribe(() => {
    const hop = clock.hop();
    if (hop) drawn.push(hop);
  });
  const advance = (ms: number) => {
    for (const end = now + ms; now < end; ) {
      now += 10;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.work();
      }
      const callback = frame;
      frame = null;
      callback?.();
    }
  };
  return { store, clock, drawn, advance, isIdle: () => frame === null };
}

it('keeps in step with the store: the cursor changes where the boundary is crossed, at every speed', () => {
  for (const speed of [0.5, 1, 2] as const) {
    const { store, clock, advance } = player();
    store.getState().setSpeed(speed);
    store.getState().play();
    let before = { cursor: store.getState().cursor, u: 0 };
    let changes = 0;
    for (let k = 0; k < 400 && changes < 3; k++) {
      advance(10);
      const { cursor } = store.getState();
      if (cursor !== before.cursor) {
        changes += 1;
        expect(Math.abs(before.u - CROSSED)).toBeLessThan(0.1 * speed);
        expect(clock.hop()).toMatchObject({ from: before.cursor, to: cursor });
      }
      before = { cursor, u: clock.hop()?.u ?? 0 };
    }
    expect(changes).toBe(3);
  }
});

it('draws a step to a neighbour as a travel, and then asks for no more frames', () => {
  const { store, clock, drawn, advance, isIdle } = player();
  store.getState().step(1, 'hops');
  advance(500);
  expect(drawn.length).toBeGreaterThan(20);
  expect(drawn.map((hop) => hop.u)).toEqual(drawn.map((hop) => hop.u).toSorted((a, b) => a - b));
  expect(clock.hop()).toBeNull();
  expect(isIdle()).toBe(true);
});

it('does not ease what is dragged, or put far away', () => {
  const { store, clock, drawn, advance } = player();
  store.getState().toEnd();
  advance(100);
  store.getState().toStart();
  clock.scrub(true);
  store.getState().step(1, 'hops');
  advance(100);
  expect(drawn).toEqual([]);
});

it('draws no travel at all where less motion is wanted', () => {
  const { store, drawn, advance } = player({ calm: true });
  store.getState().play();
  advance(2000);
  expect(store.getState().cursor).toBeGreaterThan(0);
  expect(drawn).toEqual([]);
});
