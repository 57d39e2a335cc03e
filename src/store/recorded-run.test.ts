// The run of a lesson's start that was recorded when the page was built.
import { describe, expect, test } from 'vitest';
import { courseOf } from '../lesson/course.ts';
import type { Block, Lesson } from '../lesson/lesson.ts';
import { helloSample } from '../testing/samples.ts';
import { selectHeldBack, selectRecording, selectRun } from './selectors.ts';
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

  describe('while something is to be predicted that it would give away', () => {
    const lesson = openStore().state().course.lessons[0] as Lesson;
    const tree = { type: 'root' as const, children: [] };
    const question = (number: number, request: string): Block => ({
      kind: 'predict',
      question: { number, ask: tree, because: null, request, kind: 'status', options: [] },
    });
    const opened = async (...prose: Block[]) => {
      const course = courseOf([{ ...lesson, prose }]);
      const store = openStore({ course, fetchRecorded: async () => recorded });
      await store.state().fetchRecorded();
      return store.state;
    };
    const own = lesson.front.request;

    test('is held back until all of that was answered', async () => {
      const state = await opened(question(0, own), question(1, own), question(2, 'GET /later'));
      expect([selectHeldBack(state()), selectRecording(state())]).toEqual([true, null]);
      state().predict(0, ['200']);
      expect(selectHeldBack(state())).toBe(true);
      state().predict(1, ['200']);
      expect([selectHeldBack(state()), selectRun(state())]).toEqual([false, recorded]);
    });

    test('is shown to whoever asks for it, or for a moment of it', async () => {
      const asked = await opened(question(0, own));
      asked().uncover();
      expect(selectRun(asked())).toBe(recorded);
      const linked = await opened(question(0, own));
      await linked().openLink('handshake', 'call/app/1');
      expect(selectRun(linked())).toBe(recorded);
    });

    test('is shown where it gives nothing away', async () => {
      expect(selectRun((await opened(question(0, 'GET /later')))())).toBe(recorded);
    });
  });
});
