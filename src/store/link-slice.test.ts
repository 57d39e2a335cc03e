import { expect, test } from 'vitest';
import { momentAt, momentText } from '../lesson/find-moment.ts';
import { helloSample, orderSample } from '../testing/samples.ts';
import { hopsOf } from '../trace/hops.ts';
import type { Run } from './state.ts';
import { openStore, run } from './store.fixture.ts';

const recording = orderSample();
const cursor = hopsOf(recording)[9] ?? -1;
const link = momentText(momentAt(recording, cursor) ?? { event: 'exit', nth: 1 });

const recorded = (slug: string) =>
  ({ id: 0, slug, project: { files: {}, app: 'app:application' }, outcome: { recording } }) as unknown as Run;

test('a link opens its lesson, and goes to the moment as soon as the recorded run is there', async () => {
  const { state } = openStore({ fetchRecorded: async (lesson) => recorded(lesson.slug) });
  await state().openLink('order', link);
  await expect.poll(() => state().cursor).toBe(cursor);
  expect(state()).toMatchObject({ slug: 'order', wanted: null, missing: null, tab: { narrow: 'stage' } });
});

test('in the lesson that is open, it goes to the moment of the run on stage', async () => {
  const opened = openStore();
  await run(opened, recording);
  await opened.state().openLink('handshake', link);
  await expect.poll(() => opened.state().cursor).toBe(cursor);
  expect(opened.state().playing).toBe(false);
});

test('a moment that this run does not have is said, until somebody has read it', async () => {
  const opened = openStore();
  await run(opened, helloSample());
  for (const wrong of [link, 'no moment at all']) {
    await opened.state().openLink('handshake', wrong);
    await expect.poll(() => opened.state().missing).toContain('no such moment');
    opened.state().dismissMissing();
    expect(opened.state().missing).toBeNull();
  }
});

test('who sends something meanwhile wants to see that', async () => {
  const opened = openStore();
  await opened.state().openLink('handshake', link);
  expect(opened.state().wanted).not.toBeNull();
  await run(opened, recording);
  expect(opened.state()).toMatchObject({ wanted: null, missing: null, cursor: 0 });
});

test('a link to a lesson alone asks for no moment', async () => {
  const { state } = openStore();
  await state().openLink('order', '');
  expect(state()).toMatchObject({ slug: 'order', wanted: null });
});

test('a link to no lesson says so, and which one is open instead, until another one is', async () => {
  const { state } = openStore();
  await state().openLink('no-such-lesson', link);
  expect(state()).toMatchObject({ slug: 'handshake', wanted: null });
  expect(state().missing).toMatch(/^There is no lesson “no-such-lesson”\. This is .*[Hh]andshake\.$/);
  await state().openLink('order', '');
  expect(state()).toMatchObject({ slug: 'order', missing: null });
  await state().openLink('', '');
  expect(state()).toMatchObject({ slug: 'order', missing: null });
});

test('a link to no example says so too, and asks for no file of it', async () => {
  const asked: string[] = [];
  const fetchLesson = (slug: string) => {
    asked.push(slug);
    return Promise.reject(new Error('There are no more.'));
  };
  const { state } = openStore({ fetchLesson, knowsExample: async (slug) => slug === 'example-there' });
  await state().openLink('example-not-there', '');
  expect([state().missing, state().unfetched, asked]).toEqual([expect.stringContaining('“example-not-there”'), null, []]);
  await state().openLink('example-there', '');
  expect([state().missing, asked]).toEqual([null, ['example-there']]);
});

/** Examples are looked up as slowly as the test wants. */
function slowly() {
  const answers: Record<string, (known: boolean) => void> = {};
  const knowsExample = (slug: string) =>
    new Promise<boolean>((resolve) => {
      answers[slug] = resolve;
    });
  return { opened: openStore({ knowsExample }), answer: (slug: string, known: boolean) => answers[slug]?.(known) };
}

test.each([true, false])(
  'of two links the later one is opened, even if the earlier example (there: %s) is found later',
  async (known) => {
    const { opened, answer } = slowly();
    const earlier = opened.state().openLink('example-slow', link);
    await opened.state().openLink('order', link);
    answer('example-slow', known);
    await earlier;
    expect(opened.state()).toMatchObject({
      slug: 'order',
      wanted: { slug: 'order', moment: link },
      missing: null,
      unfetched: null,
    });
  },
);

test('who opens another lesson while a link is looked up stays there', async () => {
  const { opened, answer } = slowly();
  const earlier = opened.state().openLink('example-slow', '');
  await opened.state().openLesson('order');
  answer('example-slow', false);
  await earlier;
  expect(opened.state()).toMatchObject({ slug: 'order', wanted: null, missing: null, unfetched: null });
});

test('the same address read once more without its moment, while it is looked up, still asks for that moment', async () => {
  const { opened, answer } = slowly();
  const [first, again] = [opened.state().openLink('example-slow', link), opened.state().openLink('example-slow', '')];
  answer('example-slow', true);
  await Promise.race([first, again]);
  expect(opened.state().wanted).toEqual({ slug: 'example-slow', moment: link });
});
