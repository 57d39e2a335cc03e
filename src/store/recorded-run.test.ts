// The run of a lesson's start that was recorded when the page was built.
import { describe, expect, test } from 'vitest';
import { helloSample } from '../testing/samples.ts';
import { selectRecording, selectRun } from './selectors.ts';
import type { Run } from './state.ts';
import { openStore } from './store.fixture.ts';

describe('what was recorded of the lesson', () => {
  const recorded = { id: 0, slug: 'handshake', outcome: { recording: helloSample() } } as unknown as Run;

  test('is on stage until something was sent, and can be shown again', async () => {
    const { state, told } = openStore({ fetchRecorded: async () => recorded });
    expect(selectRecording(state())).toBeNull();
    await state().fetchRecorded();
    expect(selectRecording(state())).toBe(recorded.outcome?.recording);
    const sending = state().send();
    told.asked[0]?.answer({});
    await sending;
    expect(selectRun(state())?.id).toBe(1);
    state().show(0);
    expect(selectRun(state())).toBe(recorded);
  });

  test('is not there when it can not be fetched, and nothing else is disturbed', async () => {
    const { state } = openStore({ fetchRecorded: async () => Promise.reject(new Error('offline')) });
    await state().fetchRecorded();
    expect(state()).toMatchObject({ recorded: {}, refusal: null });
  });

  test('is no run of the learner: a prediction is not decided by it', async () => {
    const { state } = openStore({ fetchRecorded: async () => recorded });
    await state().fetchRecorded();
    expect(state().runs).toEqual([]);
  });
});
