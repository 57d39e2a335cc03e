import { expect, test } from 'vitest';
import { helloSample, orderSample } from '../testing/samples.ts';
import { breakId } from '../trace/breakpoint.ts';
import { hopsOf } from '../trace/hops.ts';
import type { Recording } from '../trace/recording.ts';
import { selectBreaks } from './breaks-slice.ts';
import { memoryShelf, openStore, run } from './store.fixture.ts';

const LINES = 'one\ntwo\nthree\n';
const at = (line: number, file = 'app.py') => ({ kind: 'line', file, line }) as const;

async function onStage(recording: Recording) {
  const opened = openStore();
  opened.state().editFile('app.py', LINES);
  await run(opened, recording);
  opened.state().toStart();
  const breaks = () => selectBreaks(opened.state()).map((one) => `${one.on ? '' : 'off '}${breakId(one)}`);
  return { ...opened, breaks, hops: hopsOf(recording) };
}

test('each is there once, can be turned off and taken away', async () => {
  const { state, breaks } = await onStage(helloSample());
  state().toggleBreak(at(2));
  state().addBreak({ kind: 'layer', name: 'app' });
  state().addBreak({ kind: 'layer', name: 'app' });
  state().addBreak({ kind: 'key', key: 'Set-Cookie' });
  expect(breaks()).toEqual(['line app.py:2', 'layer app', 'key SET_COOKIE']);
  state().switchBreak('layer app', false);
  expect(breaks()).toEqual(['line app.py:2', 'off layer app', 'key SET_COOKIE']);
  state().toggleBreak(at(2));
  state().removeBreak('layer app');
  expect(breaks()).toEqual(['key SET_COOKIE']);
});

test('each lesson has its own, and they are there after a reload', async () => {
  const before = openStore();
  before.state().addBreak(at(1));
  before.state().switchBreak('line app.py:1', false);
  await before.state().openLesson('order');
  expect(selectBreaks(before.state())).toEqual([]);
  before.state().addBreak({ kind: 'key', key: 'X' });
  before.clock.pass(1000);
  const after = openStore({ shelf: before.shelf });
  expect(after.state().breaks).toEqual({ handshake: [{ ...at(1), on: false }], order: [{ kind: 'key', key: 'X', on: true }] });
});

test('what was saved before there were breakpoints is read', () => {
  const before = openStore();
  before.state().editFile('app.py', 'mine');
  before.state().saveNow();
  const text = before.shelf.texts.get('onionskin') ?? '';
  const old = text.replace(',"breaks":{}', '');
  expect(old).not.toBe(text);
  expect(openStore({ shelf: memoryShelf({ onionskin: old }) }).state()).toMatchObject({ breaks: {}, found: null });
});

test('one at a line goes with its line, and goes away with it', async () => {
  const { state, breaks } = await onStage(helloSample());
  state().addBreak(at(2));
  state().addBreak(at(3));
  state().editFile('app.py', `zero\n${LINES}`);
  state().editFile('app.py', 'zero\none\ntwo, again\nthree\n');
  expect(breaks()).toEqual(['line app.py:3', 'line app.py:4']);
  state().editFile('app.py', 'zero\none\nthree\n');
  expect(breaks()).toEqual(['line app.py:3']);
  state().renameFile('app.py', 'shop.py');
  expect(breaks()).toEqual(['line shop.py:3']);
  state().addFile('other.py');
  state().deleteFile('shop.py');
  expect(breaks()).toEqual([]);
});

test('the next one is gone to, forwards and backwards; without any, it is the end or the start', async () => {
  const { state, hops } = await onStage(orderSample());
  state().addBreak({ kind: 'layer', name: 'app' });
  const hop = () => hops.indexOf(state().cursor) + 1;
  const path: number[] = [];
  for (const by of [1, 1, 1, 1, -1, -1, -1, -1] as const) {
    await state().goOn(by);
    path.push(hop());
  }
  expect(path).toEqual([5, 6, 7, 14, 7, 6, 5, 1]);
  state().switchBreak('layer app', false);
  await state().goOn(1);
  expect(hop()).toBe(14);
});

test('playing stops at the first one that is on, at a line between two hops too', async () => {
  const { state, clock } = await onStage(helloSample());
  state().addBreak(at(2));
  state().addBreak({ kind: 'key', key: 'Content-Type' });
  // What finds them is there from here on.
  await state().goOn(-1);
  state().play();
  clock.pass(60_000);
  const event = () => selectEvent(state());
  expect([state().playing, event()?.type, event()?.place?.line]).toEqual([false, 'line', 2]);
  state().play();
  clock.pass(60_000);
  expect([state().playing, event()?.type]).toEqual([false, 'start_response']);
  state().switchBreak('line app.py:2', false);
  state().play();
  clock.pass(60_000);
  expect([state().playing, event()?.type]).toEqual([false, 'sent']);
});

test('a line that was edited since the run is no line of that run', async () => {
  const { state } = await onStage(helloSample());
  state().addBreak(at(3));
  state().editFile('app.py', 'zero\none\ntwo\nthree\n');
  await state().goOn(1);
  expect(selectEvent(state())).toMatchObject({ type: 'line', place: { line: 3 } });
  state().toStart();
  state().editFile('app.py', 'zero\none\ntwo\nthree, again\n');
  await state().goOn(1);
  expect(selectEvent(state())?.type).toBe('sent');
});

test('the line on stage has one and has none, where it is in the file now', async () => {
  const { state, breaks } = await onStage(helloSample());
  state().breakHere();
  expect(breaks()).toEqual([]);
  state().step(1, 'lines');
  state().step(1, 'lines');
  state().editFile('app.py', `zero\n${LINES}`);
  state().breakHere();
  expect(breaks()).toEqual(['line app.py:2']);
  state().breakHere();
  expect(breaks()).toEqual([]);
});

test('steps by layer go over, into and out of the layers', async () => {
  const { state, hops } = await onStage(orderSample());
  const path: number[] = [];
  for (const way of ['into', 'into', 'into', 'over', 'out', 'out'] as const) {
    await state().stepLayer(way);
    path.push(hops.indexOf(state().cursor) + 1);
  }
  expect(path).toEqual([2, 3, 4, 7, 10, 11]);
});

function selectEvent({ runs, cursor }: ReturnType<ReturnType<typeof openStore>['state']>) {
  return runs.at(-1)?.outcome?.recording?.events[cursor];
}
