import { expect, test } from 'vitest';
import { helloSample } from '../testing/samples.ts';
import { hopsOf } from '../trace/hops.ts';
import { openStore, run } from './store.fixture.ts';

async function playing() {
  const opened = openStore();
  const recording = helloSample();
  await run(opened, recording);
  return { ...opened, hops: hopsOf(recording) };
}

test('while playing the cursor goes from hop to hop, 660 ms each, and rests at the last', async () => {
  const { state, clock, hops } = await playing();
  expect(state().cursor).toBe(hops[0]);
  clock.pass(659);
  expect(state().cursor).toBe(hops[0]);
  clock.pass(1);
  expect(state().cursor).toBe(hops[1]);
  clock.pass(660 * hops.length);
  expect(state().cursor).toBe(hops.at(-1));
  expect(state().playing).toBe(false);
});

test('a doubled speed halves the time, from the next hop on', async () => {
  const { state, clock, hops } = await playing();
  state().setSpeed(2);
  clock.pass(330);
  expect(state().cursor).toBe(hops[1]);
});

test('pausing stops it where it is, however long one waits', async () => {
  const { state, clock, hops } = await playing();
  state().pause();
  clock.pass(60_000);
  expect(state().cursor).toBe(hops[0]);
});

test('taking the cursor in hand pauses, and stays within the recording', async () => {
  const { state, clock, hops } = await playing();
  state().seek(10_000);
  expect(state().cursor).toBe((state().runs[0]?.outcome?.recording?.events.length ?? 0) - 1);
  state().seek(-1);
  clock.pass(60_000);
  expect(state()).toMatchObject({ cursor: 0, playing: false });
  state().step(1);
  expect(state().cursor).toBe(hops[1]);
  state().step(-1);
  state().step(-1);
  expect(state().cursor).toBe(hops[0]);
});

test('a step by line is one by all lines where those are chosen, and rests as long', async () => {
  const { state, clock, ...opened } = await playing();
  const hello = helloSample();
  const events = hello.events.map((event) =>
    event.type === 'open' ? { ...event, place: { file: '/lib/x.py', line: 3 } } : event,
  );
  await run({ state, clock, ...opened }, { ...hello, events });
  const steps = () => {
    state().toStart();
    return [1, 1, 1].map(() => {
      state().step(1, 'lines');
      return events[state().cursor]?.type;
    });
  };
  expect(steps()).toEqual(['call', 'line', 'start_response']);
  state().setGrain('all');
  expect(steps()).toEqual(['call', 'open', 'line']);
  state().toStart();
  state().play();
  clock.pass(240);
  expect(events[state().cursor]?.type).toBe('call');
});

test('playing from the end begins again', async () => {
  const { state, hops } = await playing();
  state().toEnd();
  expect(state().cursor).toBe(hops.at(-1));
  state().play();
  expect(state()).toMatchObject({ cursor: hops[0], playing: true });
});

test('there is nothing to play before the first Send', () => {
  const { state } = openStore();
  state().play();
  state().step(1);
  state().toEnd();
  expect(state()).toMatchObject({ cursor: 0, playing: false });
});
