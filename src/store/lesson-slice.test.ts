import { expect, test } from 'vitest';
import { helloSample } from '../testing/samples.ts';
import { isOfStart, selectLesson, selectProgress, selectRecording } from './selectors.ts';
import { openStore, passedChecks, run } from './store.fixture.ts';

test('a lesson is done when all its checks passed once, and stays done', async () => {
  const opened = openStore();
  await run(opened, helloSample());
  expect(selectProgress(opened.state())).toMatchObject({ done: true, checks: passedChecks });
  opened.told.checks = { results: passedChecks.results.map((one) => ({ ...one, passed: false })), recordings: [], fault: null };
  await opened.state().runChecks();
  expect(selectProgress(opened.state())).toMatchObject({ done: true, checks: { results: [{ passed: false }] } });
});

test('checks that are asked for while they run are run once more, on the code as it is then', async () => {
  const { state, told } = openStore();
  const first = state().runChecks();
  state().editFile('app.py', 'newer');
  await Promise.all([first, state().runChecks(), state().runChecks()]);
  expect(told.checked.map((project) => project.files['app.py'])).toEqual(['# handshake\n', 'newer']);
  expect(state().checking).toBe(false);
});

test('a failure can be seen on stage, at the moment it points to, until the next answer', async () => {
  const opened = openStore();
  const seen = helloSample();
  opened.told.checks = {
    results: [{ name: 'a', sentence: 'A', passed: false, says: 'no', at: { recording: 0, event: 3 } }],
    recordings: [seen],
    fault: null,
  };
  await opened.state().runChecks();
  opened.state().showCheck({ recording: 0, event: 3 });
  expect(selectRecording(opened.state())).toBe(seen);
  expect(opened.state().cursor).toBe(3);
  const answer = helloSample();
  await run(opened, answer);
  expect(selectRecording(opened.state())).toBe(answer);
});

test('hints come one by one and no more than there are', () => {
  const { state } = openStore();
  state().showHint();
  state().showHint();
  expect(selectProgress(state()).hints).toBe(1);
});

test('predictions are kept by lesson and question', () => {
  const { state } = openStore();
  state().predict(0, ['311']);
  state().openLesson('order');
  state().predict(0, ['none']);
  expect(state().progress).toMatchObject({
    handshake: { predictions: { 0: ['311'] } },
    order: { predictions: { 0: ['none'] } },
  });
});

test('what came of a prediction is told once, and that is kept', () => {
  const { state } = openStore();
  state().predict(0, ['311']);
  state().tell(0, ['200']);
  state().tell(0, ['500']);
  expect(selectProgress(state()).told).toEqual({ 0: ['200'] });
});

test('only a run of the lesson’s own code is one that was predicted', async () => {
  const opened = openStore();
  await run(opened, helloSample());
  opened.state().editFile('app.py', 'newer');
  await run(opened, helloSample());
  const lesson = selectLesson(opened.state());
  expect(opened.state().runs.map((one) => lesson !== null && isOfStart(one, lesson))).toEqual([true, false]);
});
