import { expect, test } from 'vitest';
import { openStore, run } from '../../store/store.fixture.ts';
import { exceptionSample, helloSample, orderSample } from '../../testing/samples.ts';
import { hasBeside, toggleBeside, toggleGhost, whyNoGhost } from './stage-switches.ts';

test('where there is a ghost it is put away and brought back, and nothing is said', async () => {
  const opened = openStore();
  await run(opened, helloSample());
  await run(opened, helloSample());
  expect(whyNoGhost(opened.state())).toBeNull();
  toggleGhost(opened.store);
  expect(opened.state()).toMatchObject({ ghost: false, ghostSays: null });
  toggleGhost(opened.store);
  expect(opened.state()).toMatchObject({ ghost: true, ghostSays: null });
});

test('where there is none it is said why, and the preference stays', async () => {
  const opened = openStore();
  toggleGhost(opened.store);
  expect(opened.state()).toMatchObject({ ghost: true, ghostSays: 'No ghost: nothing has run yet.' });
  await run(opened, helloSample());
  expect(opened.state().ghostSays).toBeNull();
  toggleGhost(opened.store);
  expect(opened.state()).toMatchObject({ ghost: true, ghostSays: 'No ghost: nothing that is kept ran before this.' });
});

test('the lesson’s recorded run is no ghost of a program that has nothing of it, and that is said', async () => {
  const opened = openStore();
  await run(opened, orderSample());
  const [own] = opened.state().runs;
  if (own === undefined) throw new Error('it did not run');
  const { slug } = opened.state();
  const recorded = (recording: ReturnType<typeof orderSample>) =>
    opened.store.setState({ recorded: { [slug]: { ...own, id: 0, outcome: own.outcome && { ...own.outcome, recording } } } });
  recorded(orderSample());
  expect(whyNoGhost(opened.state())).toBeNull();
  recorded(exceptionSample());
  expect(whyNoGhost(opened.state())).toMatch(/hardly a layer of it/);
});

test('what a check saw, and a run without a recording, have none', async () => {
  const opened = openStore();
  await run(opened, helloSample());
  await run(opened, helloSample());
  opened.store.setState({ borrowed: 0 });
  expect(whyNoGhost(opened.state())).not.toBeNull();
  const sending = opened.state().send();
  opened.told.asked.at(-1)?.answer({ recording: null });
  await sending;
  expect(whyNoGhost(opened.state())).toMatch(/nothing was recorded/);
});

test('there is something to put side by side when another process of the same server has answered', async () => {
  const opened = openStore();
  await run(opened, helloSample());
  await run(opened, helloSample());
  toggleBeside(opened.store);
  expect([hasBeside(opened.state()), opened.state().beside]).toEqual([false, false]);
  await run(opened, { ...helloSample(), process: 2 });
  toggleBeside(opened.store);
  expect([hasBeside(opened.state()), opened.state().beside]).toEqual([true, true]);
  opened.state().editFile('app.py', 'application = None\n');
  await run(opened, { ...helloSample(), process: 3 });
  expect(hasBeside(opened.state())).toBe(false);
});
