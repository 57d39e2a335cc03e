// A lesson is fetched when it is opened: what happens meanwhile, and when it can't be had.
import { expect, test } from 'vitest';
import { headOf } from '../lesson/course.ts';
import type { Lesson } from '../lesson/lesson.ts';
import { selectLesson, selectWork } from './selectors.ts';
import { openStore } from './store.fixture.ts';

const [first, second] = openStore().state().course.lessons as [Lesson, Lesson];
const course = { heads: [first, second].map(headOf), lessons: [first] };

function opened() {
  const fetching: { slug: string; come: (lesson: Lesson) => void; fail: () => void }[] = [];
  const fetchLesson = (slug: string) =>
    new Promise<Lesson>((resolve, reject) => fetching.push({ slug, come: resolve, fail: () => reject(new Error('offline')) }));
  return { ...openStore({ course, fetchLesson }), fetching };
}

test('the lesson before stays in view until the next one has come', async () => {
  const { state, fetching } = opened();
  const opening = state().openLesson('order');
  expect(state().slug).toBe('handshake');
  fetching[0]?.come(second);
  await opening;
  expect(selectLesson(state())).toBe(second);
  expect(selectWork(state()).files).toEqual(second.start);
});

test('it is fetched once', async () => {
  const { state, fetching } = opened();
  const opening = state().openLesson('order');
  fetching[0]?.come(second);
  await opening;
  await state().openLesson('handshake');
  await state().openLesson('order');
  expect(state().slug).toBe('order');
  expect(fetching).toHaveLength(1);
});

test('who goes back before it came stays there', async () => {
  const { state, fetching } = opened();
  const opening = state().openLesson('order');
  await state().openLesson('handshake');
  fetching[0]?.come(second);
  await opening;
  expect(state().slug).toBe('handshake');
});

test('one that can not be fetched is said, and asked for again', async () => {
  const { state, fetching } = opened();
  const opening = state().openLesson('order');
  fetching[0]?.fail();
  await opening;
  expect(state()).toMatchObject({
    slug: 'handshake',
    unfetched: expect.stringContaining('could not be fetched. Are you online?'),
  });
  const again = state().openLesson('order');
  fetching[1]?.come(second);
  await again;
  expect(state()).toMatchObject({ slug: 'order', unfetched: null });
});

test('a name that is no lesson changes nothing', async () => {
  const { state, fetching } = opened();
  await state().openLesson('nonsense');
  expect(state()).toMatchObject({ slug: 'handshake', unfetched: null });
  expect(fetching).toHaveLength(0);
});

test('of a lesson that is here in part the rest is fetched, once for all who want it', async () => {
  const partial = { ...first, hints: [], solution: {}, check: '', partial: true as const };
  const asked: string[] = [];
  const { state, told } = openStore({
    course: { heads: [first, second].map(headOf), lessons: [partial] },
    fetchLesson: async (slug) => {
      asked.push(slug);
      return first;
    },
  });
  expect(selectLesson(state())?.hints).toEqual([]);
  // The checks wait for it: a Send may come sooner.
  await Promise.all([state().completeLesson(), state().runChecks(), state().completeLesson()]);
  expect(asked).toEqual(['handshake']);
  expect(selectLesson(state())).toBe(first);
  expect(told.checked).toHaveLength(1);
});

test('where the rest can not be had, it is asked for again', async () => {
  const partial = { ...first, check: '', partial: true as const };
  let offline = true;
  const { state, told } = openStore({
    course: { heads: [first, second].map(headOf), lessons: [partial] },
    fetchLesson: async () => (offline ? Promise.reject(new Error('offline')) : first),
  });
  await state().runChecks();
  expect(told.checked).toHaveLength(0);
  offline = false;
  await state().runChecks();
  expect(told.checked).toHaveLength(1);
});
