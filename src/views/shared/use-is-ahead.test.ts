// That what is ahead is worked out once a run, however many parts of the page ask.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { courseOf } from '../../lesson/course.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { openPredictions } from '../../lesson/open-predictions.ts';
import { asked } from '../../lesson/question.fixture.ts';
import { selectLesson } from '../../store/selectors.ts';
import { openStore, run } from '../../store/store.fixture.ts';
import { helloSample } from '../../testing/samples.ts';
import { fetchSoon } from './later.ts';
import { OnionskinProvider } from './store-context.tsx';
import { useIsAhead } from './use-is-ahead.ts';

vi.mock('../../lesson/open-predictions.ts', async (original) => {
  const real = await original<typeof import('../../lesson/open-predictions.ts')>();
  return { ...real, openPredictions: vi.fn(real.openPredictions) };
});
beforeAll(fetchSoon);

test('three who ask whether something is ahead have one answer, worked out once a run', async () => {
  const plain = selectLesson(openStore().state());
  const question = { ...asked, kind: 'status', options: [], request: plain?.front.request };
  const opened = openStore({ course: courseOf([{ ...plain, prose: [{ kind: 'predict', question }] } as unknown as Lesson]) });
  const { store, state } = opened;
  const Asks = () => (useIsAhead() ? 'ahead ' : 'told ');
  const say = () => {
    const three = ['list', 'foot', 'neighbours'].map((key) => createElement(Asks, { key }));
    const page = { store: { ...store, getInitialState: state }, children: three };
    return renderToStaticMarkup(createElement(OnionskinProvider, page));
  };
  state().predict(0, ['404']);
  const calls = vi.mocked(openPredictions).mock.calls;
  for (const nth of [1, 2]) {
    await run(opened, { ...helloSample() });
    state().seek(0);
    expect(say()).toBe('ahead ahead ahead ');
    state().toEnd();
    expect(say()).toBe('told told told ');
    expect(calls.filter(([meant]) => meant.length > 0)).toHaveLength(nth);
  }
});
