import { describe, expect, test } from 'vitest';
import { courseOf } from '../lesson/course.ts';
import { helloSample } from '../testing/samples.ts';
import { selectWork } from './selectors.ts';
import { memoryShelf, openStore, run } from './store.fixture.ts';

const PAUSE = 250;
const KEY = 'onionskin';

test('what the user made is there after a reload', async () => {
  const before = openStore();
  before.state().openLesson('order');
  before.state().addFile('shop/views.py');
  before.state().editFile('shop/views.py', 'ü = "ü"\n');
  before.state().editRequest({ method: 'POST', target: '/x', headers: [['X-A', '1']], body: 'a=1' });
  before.state().chooseServer({ name: 'gunicorn', processes: 2, mount: '/shop' });
  before.state().setKeepAlive(true);
  before.state().predict(2, ['a', 'b']);
  before.state().setTheme('dark');
  before.state().setSpeed(2);
  before.state().setView('flame');
  await run(before, helloSample());
  before.clock.pass(PAUSE);
  expect(before.state().saving.kind).toBe('saved');

  const after = openStore({ shelf: before.shelf });
  expect(after.state()).toMatchObject({ slug: 'order', theme: 'dark', speed: 2, view: 'flame' });
  expect(selectWork(after.state())).toEqual(selectWork(before.state()));
  // Which files the checks looked at is known for as long as the page is open.
  const { progress } = before.state();
  expect(after.state().progress.order).toEqual({ ...progress.order, checks: { ...progress.order?.checks, files: undefined } });
  // Runs are not kept: a recording belongs to its visit.
  expect(after.state().runs).toEqual([]);
});

test('work that was saved when there was only one server is read', () => {
  const before = openStore();
  before.state().editFile('app.py', 'mine');
  before.state().saveNow();
  const text = before.shelf.texts.get(KEY) ?? '';
  const old = text.replace(',"keepAlive":false', '');
  expect(old).not.toBe(text);
  const after = openStore({ shelf: memoryShelf({ [KEY]: old }) });
  expect(selectWork(after.state())).toMatchObject({ files: { 'app.py': 'mine' }, server: { name: 'wsgiref' }, keepAlive: false });
});

test('what was saved when there was only the onion is read', () => {
  const before = openStore();
  before.state().setSpeed(2);
  before.state().saveNow();
  const text = before.shelf.texts.get(KEY) ?? '';
  const old = text.replace(',"view":"onion"', '');
  expect(old).not.toBe(text);
  const after = openStore({ shelf: memoryShelf({ [KEY]: old }) });
  expect(after.state()).toMatchObject({ speed: 2, view: 'onion' });
});

test('what was thrown away can be had back after a reload too', () => {
  const before = openStore();
  before.state().editFile('app.py', 'mine');
  before.state().startOver();
  before.state().saveNow();
  const after = openStore({ shelf: before.shelf });
  after.state().undoStartOver();
  expect(selectWork(after.state()).files).toEqual({ 'app.py': 'mine' });
});

test('a burst of typing is written once it pauses, and at once when the page goes', () => {
  const { state, clock, shelf } = openStore();
  state().editFile('app.py', 'a');
  clock.pass(PAUSE - 1);
  state().editFile('app.py', 'ab');
  clock.pass(PAUSE - 1);
  expect(shelf.texts.has(KEY)).toBe(false);
  expect(state().saving.kind).toBe('saving');
  state().saveNow();
  expect(shelf.texts.get(KEY)).toContain('"ab"');
});

test('playing and running write nothing', async () => {
  const opened = openStore();
  opened.state().seek(0);
  opened.told.tell({ kind: 'running', since: 1 });
  opened.clock.pass(1000);
  expect(opened.shelf.texts.size).toBe(0);
});

test('a lesson that is gone from the course opens the first, and its work is kept', () => {
  const before = openStore();
  before.state().openLesson('order');
  before.state().editFile('app.py', 'mine');
  before.state().saveNow();
  const first = before.state().course.lessons.slice(0, 1);
  const after = openStore({ course: courseOf(first), shelf: before.shelf });
  expect(after.state().slug).toBe('handshake');
  expect(after.state().works.order?.files).toEqual({ 'app.py': 'mine' });
});

describe('what can not be read', () => {
  test.each([
    ['no JSON at all', '{"version":1,"wor'],
    ['an older format', '{"version":0,"code":"precious"}'],
    ['a newer one', '{"version":99,"works":{}}'],
    ['a damaged field', '{"version":1,"slug":"order","works":{"order":{"files":"precious"}}}'],
    ['a number', '7'],
    ['an empty text', ''],
  ])('%s is kept aside, said, and not overwritten', (_what, text) => {
    const shelf = memoryShelf({ [KEY]: text });
    const { state } = openStore({ shelf });
    expect(state().found).toContain('onionskin.aside.1');
    expect(shelf.texts.get('onionskin.aside.1')).toBe(text);
    state().editFile('app.py', 'new');
    state().saveNow();
    expect(shelf.texts.get('onionskin.aside.1')).toBe(text);
    expect(openStore({ shelf }).state().found).toBeNull();
  });

  test('a second one does not push the first out', () => {
    const shelf = memoryShelf({ [KEY]: 'second', 'onionskin.aside.1': 'first' });
    openStore({ shelf });
    expect(shelf.texts.get('onionskin.aside.1')).toBe('first');
    expect(shelf.texts.get('onionskin.aside.2')).toBe('second');
  });

  test('where there is no room to set it aside, nothing is written over it', () => {
    const shelf = memoryShelf({ [KEY]: 'precious' });
    shelf.fill();
    const { state, clock } = openStore({ shelf });
    state().editFile('app.py', 'new');
    clock.pass(PAUSE);
    expect(state().saving.kind).toBe('locked');
    expect(shelf.texts.get(KEY)).toBe('precious');
  });
});

test('a full storage is said, and tried again at the next change', () => {
  const opened = openStore();
  opened.shelf.fill();
  opened.state().editFile('app.py', 'new');
  opened.clock.pass(PAUSE);
  expect(opened.state().saving).toEqual({
    kind: 'not-saved',
    says: "Not saved: this browser's storage is full. Copy what you want to keep.",
  });
});

describe('two tabs', () => {
  const twoTabs = () => {
    const shelf = memoryShelf();
    const [older, newer] = [openStore({ shelf }), openStore({ shelf })];
    newer.state().editFile('app.py', 'newer');
    newer.state().saveNow();
    older.state().hearOtherTab(shelf.getItem(KEY));
    return { shelf, older, newer };
  };

  test('the older one notices other work, and writes no more until it is told what to do', () => {
    const { shelf, older } = twoTabs();
    expect(older.state().elsewhere).toBe(true);
    older.state().editFile('app.py', 'older');
    older.clock.pass(PAUSE);
    expect(shelf.getItem(KEY)).toContain('"newer"');
  });

  test("it can take the other one's work", async () => {
    const { older } = twoTabs();
    await older.state().settle('reload');
    expect(selectWork(older.state()).files).toEqual({ 'app.py': 'newer' });
    expect(older.state()).toMatchObject({ elsewhere: false, saving: { kind: 'saved' } });
  });

  test('or keep its own', async () => {
    const { shelf, older } = twoTabs();
    older.state().editFile('app.py', 'older');
    await older.state().settle('keep');
    expect(shelf.getItem(KEY)).toContain('"older"');
  });

  test('the same server is no other work, in whatever order its settings were told', () => {
    const shelf = memoryShelf();
    const [older, newer] = [openStore({ shelf }), openStore({ shelf })];
    older.state().chooseServer({ mount: '/shop', threads: 2, name: 'gunicorn' });
    newer.state().chooseServer({ name: 'gunicorn', threads: 2, mount: '/shop' });
    newer.state().saveNow();
    const after = openStore({ shelf });
    after.state().hearOtherTab(shelf.getItem(KEY));
    older.state().hearOtherTab(shelf.getItem(KEY));
    expect([older.state().elsewhere, after.state().elsewhere]).toEqual([false, false]);
  });

  test('another theme is no other work', () => {
    const shelf = memoryShelf();
    const [older, newer] = [openStore({ shelf }), openStore({ shelf })];
    newer.state().setTheme('dark');
    newer.state().saveNow();
    older.state().hearOtherTab(shelf.getItem(KEY));
    expect(older.state().elsewhere).toBe(false);
  });
});
