// What the history says of a request while the run on stage has not come to what was predicted of it.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test, vi } from 'vitest';
import { courseOf } from '../../lesson/course.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { asked } from '../../lesson/question.fixture.ts';
import { selectLesson, selectRecording } from '../../store/selectors.ts';
import { openStore } from '../../store/store.fixture.ts';
import { helloSample } from '../../testing/samples.ts';
import { fetchSoon } from '../shared/later.ts';
import { noteSeen } from '../shared/seen-runs.ts';
import { OnionskinProvider } from '../shared/store-context.tsx';
import { History } from './history.tsx';

beforeAll(fetchSoon);

const answering = (status: string) => new TextEncoder().encode(`HTTP/1.0 ${status}\r\nContent-Length: 5\r\n\r\nHello`);

/** A lesson that asks for the status of its request, and a learner who has said it. */
async function opened() {
  const plain = selectLesson(openStore().state());
  const question = { ...asked, kind: 'status', options: [], request: plain?.front.request };
  const lesson = { ...plain, prose: [{ kind: 'predict', question }] } as unknown as Lesson;
  const { store, state, told } = openStore({ course: courseOf([lesson]) });
  state().predict(0, ['404']);
  const send = async (target?: string, status = '200 OK') => {
    const before = state().sent[state().slug];
    const own = state().works[state().slug]?.request ?? { method: 'GET', target: `/${lesson.slug}`, headers: [], body: '' };
    const sending = state().sendThis(target === undefined ? own : { ...own, target });
    await vi.waitFor(() => expect(told.asked.at(-1)?.request).toBeDefined());
    // Each is a recording of its own: who has seen one has not seen the next.
    told.asked.at(-1)?.answer({ recording: { ...helloSample() }, raw: answering(status) });
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

test('another Send tells nothing of the one before that nobody has seen to its end', async () => {
  const { state, send, rows } = await opened();
  await send();
  await send('/elsewhere');
  state().toEnd();
  expect(rows()[0]).toContain('200 OK, wsgiref');
  expect(rows()[1]).toContain('told when it comes there on stage');
  state().tell(0, ['200']);
  expect(rows()[1]).toContain('200 OK, wsgiref');
});

test('what was told of a run stays told, whatever comes to be ahead in a newer one', async () => {
  const { state, send, rows } = await opened();
  state().editFile('app.py', '# other code\n');
  await send(undefined, '500 Oh');
  expect(rows()[0]).toContain('500 Oh, wsgiref');
  state().startOver();
  await send();
  state().seek(0);
  expect(rows()[0]).toContain('told when it comes there on stage');
  expect(rows()[1]).toContain('500 Oh, wsgiref');
});

test('who has seen a run come there has seen it, wherever they go back to', async () => {
  const { state, send, rows } = await opened();
  await send();
  const recording = selectRecording(state());
  if (recording !== null) noteSeen(recording, 0);
  state().seek(0);
  expect(rows()[0]).toContain('200 OK, wsgiref');
});
