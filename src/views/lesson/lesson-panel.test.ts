// What the lesson column says before and after a run, read as a person would: as text.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { assembleCourse } from '../../lesson/assemble-course.ts';
import { courseOf } from '../../lesson/course.ts';
import type { CheckRun, Runner } from '../../runner/runner.ts';
import { createOnionskin } from '../../store/store.ts';
import { orderSample } from '../../testing/samples.ts';
import { HandsProvider } from '../shared/hands-context.tsx';
import { fetchSoon } from '../shared/later.ts';
import { OnionskinProvider } from '../shared/store-context.tsx';
import { LessonPanel } from './lesson-panel.tsx';

const TEXT = `---
title: Order matters
goal: You will be able to say it.
request: GET /hello
spec:
  - PEP 3333, Specification Overview
---
Read this.

:::predict{kind=choice}
Who is met?
- \`Auth\` alone :if{crossed="Auth"}
- all of them :if{crossed="Timing Auth GZip app"}

The password was right.
:::

:::predict{kind=order}
Which comes first?
- \`app\` returns :at{event=return layer=app}
- \`app\` is called :at{event=call layer=app}
:::

:::moment{event=return layer=GZip}
It is small now.
:::

:::moment{event=raise layer=GZip}
This never happens.
:::

:::hint
One.
:::
:::hint
Two.
:::
`;
const at = '04-middleware/05-order-matters';
const course = courseOf(
  assembleCourse({
    '04-middleware/part.md': '---\ntitle: Middleware\n---\n',
    [`${at}/lesson.md`]: TEXT,
    [`${at}/start/app.py`]: 'application = 1\n',
    [`${at}/solution/app.py`]: 'application = 2\n',
    [`${at}/mistakes/a/mistake.md`]: '---\ncheck: test_a\nsays: x\n---\n',
    [`${at}/mistakes/a/app.py`]: 'application = 3\n',
    [`${at}/mistakes/b/mistake.md`]: '---\ncheck: test_a\nsays: x\n---\n',
    [`${at}/mistakes/b/app.py`]: 'application = 3\n',
    [`${at}/check.py`]:
      'class C(Lesson):\n    def test_a(self):\n        """It is timed."""\n\n    def test_b(self):\n        """It is packed."""\n\n    def test_c(self):\n        """It is locked."""\n',
  }),
);
const recording = orderSample();
const checks: CheckRun = {
  results: [
    { name: 'test_a', sentence: 'It is timed.', passed: true, says: '', at: null },
    {
      name: 'test_b',
      sentence: 'It is packed.',
      passed: false,
      says: 'Wanted `gzip`, came none.',
      at: { recording: 0, event: 3 },
    },
    {
      name: 'test_c',
      sentence: 'It is locked.',
      passed: false,
      waits: true,
      says: 'Looked at once “It is packed.” passes.',
      at: null,
    },
  ],
  recordings: [recording],
  fault: null,
};
const runner: Runner = {
  warm() {},
  send: async () => ({
    started: { ok: true, recording: null, log: {}, exited: null },
    outcome: { raw: new Uint8Array(), end: 'closed', process: 1, recording, log: {}, environ: null, exited: null },
  }),
  compare: async () => [],
  check: async () => checks,
  command: async () => ({ output: '', exited: 0, says: null, files: {} }),
  compile: async () => null,
  askRegistry: async () => ({ ok: true, text: '' }),
  arrange: async () => ({ slots: [], says: null, edit: null, taken: null }),
  wipe() {},
  stop() {},
  watch: () => () => {},
  dispose() {},
};

beforeAll(async () => {
  await fetchSoon();
  // What has come wants more of its own.
  await fetchSoon();
});

function open(found = checks) {
  const store = createOnionskin({
    runner: { ...runner, check: async () => found },
    course,
    kept: {},
    storage: { getItem: () => null, setItem() {}, removeItem() {} },
    fetchLesson: async () => Promise.reject(new Error('There are no more.')),
    fetchRecorded: async () => null,
  });
  const html = () =>
    renderToStaticMarkup(
      createElement(OnionskinProvider, {
        // Rendered to text, React asks for the state at the beginning; what is wanted is the state now.
        store: { ...store, getInitialState: store.getState },
        // biome-ignore lint/correctness/noChildrenProp: no JSX in a .ts file
        children: createElement(HandsProvider, { open() {}, children: createElement(LessonPanel) }),
      }),
    );
  const text = () =>
    html()
      .replace(/<(p|li|h\d|button|section|div)\b/g, '\n<$1')
      .replace(/<[^>]*>/g, '')
      .replace(/\n+/g, '\n');
  return { store, html, text };
}

test('before anything has run, the checks are listed as not done, and moments say what they wait for', () => {
  const { html, text } = open();
  expect(text()).toContain('4.5 Order matters');
  expect(text().match(/not yet: /g)).toHaveLength(3);
  expect(text()).toContain('They are looked at after each Send.');
  expect(text()).toContain('Press Send first.');
  expect(html()).toMatch(/<button[^>]*disabled=""[^>]*aria-label="Show the moment: return at GZip"/);
  expect(html()).toContain('aria-label="Checks"');
  expect(html()).not.toContain('lesson-ticks');
});

test('after a run each check says how it stands, and what failed says why and leads to the moment', async () => {
  const { store, html, text } = open();
  await store.getState().send();
  expect(text()).toContain('passed: It is timed.');
  expect(text()).toContain('failed: It is packed.');
  expect(text()).toContain('Wanted gzip, came none.');
  expect(text()).toContain('not yet: It is locked.');
  expect(text()).toContain('1 of 3 pass. One waits for another.');
  expect(html().match(/aria-label="Show the moment: It is packed\."/g)).toHaveLength(1);
});

test('when the code was changed since, the checks say that they speak of the run before', async () => {
  const { store, text } = open();
  await store.getState().send();
  store.getState().editFile('app.py', 'application = 5\n');
  expect(text()).toContain('You have changed the code since; the next Send looks again.');
  expect(text()).toContain('Edited');
});

test('the foot says how the task stands, and speaks of no run when the code was changed since', async () => {
  const { store, text } = open();
  const foot = () => text().split('As it began').at(-1) ?? '';
  expect(foot()).toMatch(/^\nChecks\n/);
  await store.getState().send();
  expect(foot()).toMatch(/^\nChecks: 1 of 3\n/);
  store.getState().editFile('app.py', 'application = 5\n');
  expect(text()).toMatch(/Edited\nChecks\n/);
});

test('in the foot it has a tick when all of them pass, and only then', async () => {
  const some = open();
  await some.store.getState().send();
  expect(some.html()).not.toContain('lesson-done');
  const all = open({
    ...checks,
    results: checks.results.map(({ name, sentence }) => ({ name, sentence, passed: true, says: '', at: null })),
  });
  await all.store.getState().send();
  expect(all.html()).toMatch(/lesson-done">Checks: 3 of 3<svg/);
});

test('a prediction is noted, and the run answers it', async () => {
  const { store, text } = open();
  store.getState().predict(0, ['Auth alone']);
  expect(text()).toContain('Noted. Now press Send.');
  await store.getState().send();
  // What lies in the future of the run on stage is not told; and once told it stays.
  expect(text()).toContain('Your run is on stage: it is told when it comes there.');
  expect(text()).not.toContain('It was “all of them”.');
  store.getState().toEnd();
  expect(text()).toContain('You said “Auth alone”. It was “all of them”.');
  expect(text()).toContain('The password was right.');
  store.getState().predict(0, ['all of them']);
  expect(text()).toContain('You said “all of them”, and so it was.');
  store.getState().predict(1, ['app is called', 'app returns']);
  expect(text()).toContain('That is the order in which it happened.');
  store.getState().predict(1, ['app returns', 'app is called']);
  expect(text()).toContain('It happened in another order:');
});

test('while what was predicted is ahead, the checks of the lesson’s own code say nothing of it', async () => {
  const { store, text } = open();
  store.getState().predict(0, ['Auth alone']);
  await store.getState().send();
  expect(text().match(/not yet: /g)).toHaveLength(3);
  expect(text()).toContain('They are told when your run on stage comes to what you predicted.');
  expect(text()).not.toContain('Wanted gzip, came none.');
  expect(text()).toMatch(/As it began\nChecks\n/);
  store.getState().toEnd();
  expect(text()).toContain('Wanted gzip, came none.');
  expect(text()).toMatch(/As it began\nChecks: 1 of 3\n/);
});

test('nor is it said that they could not be looked at', async () => {
  const { store, text } = open({ results: [], recordings: [], fault: 'It never ended.' });
  store.getState().predict(0, ['Auth alone']);
  await store.getState().send();
  expect(text()).not.toContain('It never ended.');
  store.getState().toEnd();
  expect(text()).toContain('It never ended.');
});

test('what the checks say of changed code is told, though the run before comes back on stage', async () => {
  const { store, text } = open();
  store.getState().predict(0, ['Auth alone']);
  await store.getState().send();
  const first = store.getState().shown ?? 0;
  store.getState().editFile('app.py', 'application = 5\n');
  await store.getState().send();
  store.getState().show(first);
  expect(text()).toContain('Your run is on stage: it is told when it comes there.');
  expect(text()).toContain('Wanted gzip, came none.');
});

test('a run decides nothing for those who have not answered', async () => {
  const { store, text } = open();
  await store.getState().send();
  expect(text()).toContain('It has run, but you can still say what you expected.');
  expect(text()).not.toContain('The password was right.');
});

test('a moment that the run has not got says so', async () => {
  const { store, text } = open();
  await store.getState().send();
  expect(text()).toContain('The run on stage has no such moment.');
});

test('hints come one by one, then the solution', () => {
  const { store, html, text } = open();
  expect(text()).not.toContain('One.');
  store.getState().showHint();
  expect(text()).toContain('Hint 1 of 2');
  expect(text()).not.toContain('Two.');
  store.getState().showSolution();
  expect(text()).toContain('application = 2');
  // Against what the learner has: what goes, and what comes.
  expect(html()).toMatch(/<del[^>]*>.*application = 1\n<\/del><ins[^>]*>.*application = 2\n<\/ins>/s);
  store.getState().applySolution();
  expect(text()).toContain('That is what you have in the editor.');
});
