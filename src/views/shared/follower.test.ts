import { expect, test } from 'vitest';
import { openStore, run } from '../../store/store.fixture.ts';
import { orderSample } from '../../testing/samples.ts';
import { besideStage, followerOf } from './follower.ts';

/** A panel that follows; time, and whose turn it is, are turned by hand. */
async function panel() {
  const opened = openStore();
  await run(opened, orderSample());
  opened.state().pause();
  let now = 0;
  let waiting: (() => void) | null = null;
  const follower = followerOf(opened.store, {
    ...besideStage,
    now: () => now,
    inTurn: (draw) => {
      waiting = draw;
      return () => {
        waiting = null;
      };
    },
  });
  const drawn: number[] = [];
  const stop = follower.subscribe(() => drawn.push(follower.getState().cursor));
  return {
    ...opened,
    follower,
    drawn,
    stop,
    pass: (ms: number) => {
      now += ms;
    },
    waits: () => waiting !== null,
    turn: () => {
      const draw = waiting;
      waiting = null;
      draw?.();
    },
  };
}

test('who steps sees at once what is so', async () => {
  const { state, drawn, pass, waits } = await panel();
  state().seek(3);
  pass(300);
  state().seek(5);
  expect(drawn).toEqual([3, 5]);
  expect(waits()).toBe(false);
});

test('moments that pass by quickly wait for a turn, and only the last of them is drawn', async () => {
  const { state, follower, drawn, pass, turn } = await panel();
  state().seek(1);
  for (const cursor of [2, 3, 4]) {
    pass(16);
    state().seek(cursor);
  }
  expect(follower.getState().cursor).toBe(1);
  turn();
  expect(drawn).toEqual([1, 4]);
});

test('while it plays, each moment waits for a turn', async () => {
  const { state, drawn, clock, pass, turn } = await panel();
  state().toStart();
  drawn.length = 0;
  state().play();
  pass(1000);
  clock.pass(1000);
  expect(state().cursor).toBeGreaterThan(0);
  expect(drawn.every((cursor) => cursor === 0)).toBe(true);
  turn();
  expect(drawn.at(-1)).toBe(state().cursor);
});

test('another run is seen at once, and what waited is forgotten', async () => {
  const opened = await panel();
  const { state, follower, pass, waits } = opened;
  state().seek(1);
  pass(16);
  state().seek(2);
  expect(waits()).toBe(true);
  await run(opened, orderSample());
  expect(waits()).toBe(false);
  expect(follower.getState()).toBe(state());
});

test('who has stopped following hears nothing more', async () => {
  const { state, drawn, stop, pass, waits } = await panel();
  state().seek(1);
  pass(16);
  state().seek(2);
  stop();
  expect(waits()).toBe(false);
  state().seek(3);
  expect(drawn).toEqual([1]);
});
