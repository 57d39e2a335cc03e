// What the map says of the lesson in view while the run on stage has not come to what was predicted of it.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { courseOf } from '../../lesson/course.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import { asked } from '../../lesson/question.fixture.ts';
import { selectLesson } from '../../store/selectors.ts';
import { openStore, run } from '../../store/store.fixture.ts';
import { helloSample } from '../../testing/samples.ts';
import { HandsProvider } from '../shared/hands-context.tsx';
import { fetchSoon } from '../shared/later.ts';
import { OnionskinProvider } from '../shared/store-context.tsx';
import { MapSheet } from './map-sheet.tsx';

beforeAll(fetchSoon);

/** Whoever looks has predicted a status, and sent the lesson's request. */
async function opened() {
  const plain = selectLesson(openStore().state());
  const question = { ...asked, kind: 'status', options: [], request: plain?.front.request };
  const lesson = { ...plain, prose: [{ kind: 'predict', question }] } as unknown as Lesson;
  const { course } = openStore({ course: courseOf([lesson]) }).state();
  const heads = [{ slug: lesson.slug, number: '1.1', part: { number: 1, title: 'Servers' }, title: 'Handshake' }];
  const one = openStore({ course: { ...course, heads } });
  one.told.checks = { ...one.told.checks, results: one.told.checks.results.map((result) => ({ ...result, passed: false })) };
  one.state().predict(0, ['404']);
  return one;
}
const mapOf = ({ store, state }: Awaited<ReturnType<typeof opened>>) => {
  const sheet = createElement(MapSheet, { onClose() {} });
  // biome-ignore lint/correctness/noChildrenProp: no JSX in a .ts file
  const handy = createElement(HandsProvider, { open() {}, children: sheet });
  const props = { store: { ...store, getInitialState: state }, children: handy };
  return renderToStaticMarkup(createElement(OnionskinProvider, props)).replace(/<[^>]+>/g, ' ');
};

test('how many checks pass is told when the stage has come there, not before', async () => {
  const one = await opened();
  await run(one, { ...helloSample() });
  one.state().seek(0);
  expect(mapOf(one)).toContain('begun');
  expect(mapOf(one)).not.toContain('check');
  one.state().toEnd();
  expect(mapOf(one)).toContain('0 of 1 check');
});

test('of code that is no longer the lesson’s it is told at once: nothing was predicted of that', async () => {
  const one = await opened();
  one.state().editFile('app.py', '# mine\n');
  await run(one, { ...helloSample() });
  one.state().seek(0);
  expect(mapOf(one)).toContain('0 of 1 check');
});
