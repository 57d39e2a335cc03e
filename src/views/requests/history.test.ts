// What the history says of a request while the run on stage has not come to what was predicted of it.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { courseOf } from '../../lesson/course.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { asked } from '../../lesson/question.fixture.ts';
import { selectLesson } from '../../store/selectors.ts';
import { openStore } from '../../store/store.fixture.ts';
import { helloSample } from '../../testing/samples.ts';
import { fetchSoon } from '../shared/later.ts';
import { OnionskinProvider } from '../shared/store-context.tsx';
import { History } from './history.tsx';

beforeAll(fetchSoon);

const recording = helloSample();
const raw = new TextEncoder().encode('HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nHello');

/** A lesson that asks for the status of its request, and a learner who has said it. */
async function opened() {
  const plain = selectLesson(openStore().state());
  const question = { ...asked, kind: 'status', options: [], request: plain?.front.request };
  const lesson = { ...plain, prose: [{ kind: 'predict', question }] } as unknown as Lesson;
  const { store, state, told } = openStore({ course: courseOf([lesson]) });
  state().predict(0, ['404']);
  const send = async (target?: string) => {
    const before = state().sent[state().slug];
    const own = state().works[state().slug]?.request ?? { method: 'GET', target: `/${lesson.slug}`, headers: [], body: '' };
    const sending = state().sendThis(target === undefined ? own : { ...own, target });
    await vi.waitFor(() => expect(told.asked.at(-1)?.request).toBeDefined());
    told.asked.at(-1)?.answer({ recording, raw });
    await sending;
    await vi.waitFor(() => expect(state().sent[state().slug]).not.toBe(before));
  };
  const rows = () => {
    const markup = renderToStaticMarkup(
      createElement(OnionskinProvider, {
        // Rendered to text, React asks for the state at the beginning; what is wanted is the state now.
        store: { ...store, getInitialState: state },
        // biome-ignore lint/correctness/noChildrenProp: no JSX in a .ts file
        children: createElement(History, { onDone() {} }),
      }),
    );
    return [...markup.matchAll(/<li>.*?<\/li>/gs)].map(([row]) => row.replace(/<[^>]+>/g, ' '));
  };
  return { state, send, rows };
}

test('what came of it is told when the stage has come there, not before', async () => {
  const { state, send, rows } = await opened();
  await send();
  state().seek(0);
  expect(rows()[0]).toContain('told when it comes there on stage, wsgiref');
  expect(rows()[0]).not.toContain('200');
  state().toEnd();
  expect(rows()[0]).toContain('200 OK, wsgiref');
});

test('of other requests it is told, for nothing was predicted of them', async () => {
  const { state, send, rows } = await opened();
  await send('/elsewhere');
  await send();
  state().seek(0);
  expect(rows()[0]).toContain('told when it comes there on stage');
  expect(rows()[1]).toContain('200 OK, wsgiref');
});
