import { expect, test } from 'vitest';
import { helloSample } from '../testing/samples.ts';
import { selectRecording, selectWork } from './selectors.ts';
import { sharedText } from './shared-work.ts';
import { openStore } from './store.fixture.ts';

const recording = helloSample();

test('a recording opens beside one’s own work and is on stage, and nothing is sent', async () => {
  const { state, told } = openStore();
  state().editFile('app.py', '# mine\n');
  expect(await state().openRecording({ recording, end: 'closed', project: null })).toBeNull();
  expect(selectRecording(state())).toBe(recording);
  expect(selectWork(state()).request.target).toBe('/hello');
  expect(state().works.handshake?.files).toEqual({ 'app.py': '# mine\n' });
  expect(told.asked).toEqual([]);
});

test('recordings of one application stand in one place', async () => {
  const { state } = openStore();
  for (const source of ['# one\n', '# two\n']) {
    const work = { ...selectWork(state()), files: { 'app.py': source } };
    const project = sharedText({ title: 'at home', app: 'app:application', work, moment: '' });
    await state().openRecording({ recording, end: 'closed', project });
  }
  expect(new Set(state().runs.map(({ slug }) => slug)).size).toBe(1);
  expect(state().runs).toHaveLength(2);
});

test('a project that can’t be read is refused, and what is on stage stays', async () => {
  const { state } = openStore();
  expect(await state().openRecording({ recording, end: 'closed', project: '{}' })).toContain('can’t be opened');
  expect(state().slug).toBe('handshake');
});
