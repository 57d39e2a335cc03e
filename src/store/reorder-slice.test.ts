import { describe, expect, test } from 'vitest';
import type { Arrangement, Slot, Taken } from '../runner/runner.ts';
import type { Layer } from '../trace/recording.ts';
import { reordering } from './reordering.ts';
import { selectOff, selectWork } from './selectors.ts';
import { memoryShelf, openStore } from './store.fixture.ts';

const slots = (...names: string[]): Slot[] =>
  names.map((name, at) => ({ name, names: [name], file: 'app.py', line: at + 1, ident: name }));
const skins = (...names: string[]): Layer[] =>
  ['wsgiref', ...names].map((name, id) => ({ id, name, kind: id === 0 ? 'server' : 'wsgi', place: null }));
const looked = (...names: string[]): Arrangement => ({ slots: slots(...names), says: null, edit: null, taken: null });
const rewritten = (source: string, ...names: string[]): Arrangement => ({
  ...looked(...names),
  edit: { file: 'app.py', source },
});
const taken: Taken = {
  name: 'Auth',
  index: 1,
  file: 'app.py',
  left: 'without\n',
  edits: [[0, 0, 'Auth(']],
  kind: 'call',
  before: 'Auth(',
  after: ')',
  ident: 'Auth',
};
const three = skins('GZip', 'Auth', 'Timing', 'page');
const source = ({ state }: ReturnType<typeof openStore>) => selectWork(state()).files['app.py'];

describe('a layer that is moved', () => {
  test('changes the source in one edit, and the request is sent again', async () => {
    const opened = openStore();
    const { state, told } = opened;
    told.arrangements.push(looked('GZip', 'Auth', 'Timing'), rewritten('swapped\n', 'Auth', 'GZip', 'Timing'));
    const sources: (string | undefined)[] = [];
    opened.store.subscribe(() => sources.push(source(opened)));
    await state().moveLayer({ skins: three, skin: 2 }, -1);
    expect(told.arranged.map(({ change }) => change)).toEqual([null, { move: [1, 0] }]);
    expect(new Set(sources)).toEqual(new Set(['# handshake\n', 'swapped\n']));
    expect(told.asked.map(({ project }) => project.files)).toEqual([{ 'app.py': 'swapped\n' }]);
    expect(state().reorderSays).toBe('`Auth` stands around `GZip` now. app.py was rewritten and the request sent again.');
    expect(state().moved).toEqual({ slot: 0 });
  });

  test('to the place of another skin; over the application it goes as far in as it can', async () => {
    const { state, told } = openStore();
    told.arrangements.push(looked('GZip', 'Auth', 'Timing'), rewritten('moved\n', 'Auth', 'Timing', 'GZip'));
    await state().moveLayerTo({ skins: three, skin: 1 }, 4);
    expect(told.arranged.at(-1)?.change).toEqual({ move: [0, 2] });
  });

  test('is not moved while an answer is awaited', async () => {
    const { state, told } = openStore();
    void state().send();
    await state().moveLayer({ skins: three, skin: 2 }, -1);
    expect(told.arranged).toEqual([]);
  });

  test('is moved in the source as it is, not as it was looked at', async () => {
    const { state, told } = openStore();
    told.arrangements.push(
      looked('GZip', 'Auth', 'Timing'),
      looked('Timing', 'GZip', 'Auth'),
      rewritten('x\n', 'Timing', 'Auth', 'GZip'),
    );
    await state().lookAtLayers();
    state().editFile('app.py', 'written by hand\n');
    await state().moveLayer({ skins: skins('Timing', 'GZip', 'Auth'), skin: 3 }, -1);
    expect(told.arranged.at(-1)).toMatchObject({
      project: { files: { 'app.py': 'written by hand\n' } },
      change: { move: [2, 1] },
    });
  });
});

describe('what can not be moved is said, and nothing changes', () => {
  const cases: [what: string, skin: number, by: 1 | -1, says: RegExp][] = [
    ['the server', 0, 1, /The server stands around everything/],
    ['the application', 4, -1, /`page` is what the layers are put around/],
    ['the outermost layer outwards', 1, -1, /`GZip` is the outermost layer already/],
    ['the innermost layer inwards', 3, 1, /`Timing` is the innermost layer already/],
  ];
  test.each(cases)('%s', async (_what, skin, by, says) => {
    const opened = openStore();
    opened.told.arrangements.push(looked('GZip', 'Auth', 'Timing'));
    await opened.state().moveLayer({ skins: three, skin }, by);
    expect(opened.state().reorderSays).toMatch(says);
    expect([source(opened), opened.told.asked]).toEqual(['# handshake\n', []]);
  });

  test('a layer that is put on where nobody sees', async () => {
    const { state, told } = openStore();
    told.arrangements.push(looked('GZip', 'Timing'));
    await state().moveLayer({ skins: three, skin: 2 }, 1);
    expect(state().reorderSays).toMatch(/Where `Auth` is put around what is inside it/);
  });

  test('a source that is not understood: in the words of who read it', async () => {
    const opened = openStore();
    opened.told.arrangements.push({ slots: [], says: 'There is a condition.', edit: null, taken: null });
    await opened.state().moveLayer({ skins: three, skin: 2 }, 1);
    expect([opened.state().reorderSays, source(opened)]).toEqual(['There is a condition.', '# handshake\n']);
  });

  test('a move that is refused', async () => {
    const opened = openStore();
    opened.told.arrangements.push(looked('GZip', 'Auth', 'Timing'), {
      ...looked('GZip', 'Auth', 'Timing'),
      says: 'Not over that line.',
    });
    await opened.state().moveLayer({ skins: three, skin: 2 }, 1);
    expect([opened.state().reorderSays, opened.told.asked]).toEqual(['Not over that line.', []]);
  });

  test('code that was changed meanwhile', async () => {
    const opened = openStore();
    let answer: (said: Arrangement) => void = () => {};
    opened.told.arrangements.push(looked('GZip', 'Auth', 'Timing'), new Promise((resolve) => (answer = resolve)));
    const moving = opened.state().moveLayer({ skins: three, skin: 2 }, 1);
    await expect.poll(() => opened.told.arranged.length).toBe(2);
    opened.state().editFile('app.py', 'typed\n');
    answer(rewritten('old and moved\n', 'GZip', 'Timing', 'Auth'));
    await moving;
    expect([opened.state().reorderSays, source(opened)]).toEqual([expect.stringMatching(/changed/), 'typed\n']);
  });

  test('before Python is there, and says so when it is', async () => {
    const opened = openStore();
    const { state, told } = opened;
    let answer: (said: Arrangement) => void = () => {};
    told.arrangements.push(new Promise((resolve) => (answer = resolve)));
    told.tell({ kind: 'loading', stage: 'Python', loaded: 0, total: null });
    const moving = state().moveLayer({ skins: three, skin: 2 }, 1);
    await expect.poll(() => state().reorderSays).toMatch(/can’t be moved yet/);
    answer(looked('GZip', 'Auth', 'Timing'));
    await moving;
    expect(state().reorderSays).toMatch(/can be moved now/);
    expect([source(opened), told.asked, state().rearranging]).toEqual(['# handshake\n', [], false]);
  });

  test('without a network', async () => {
    const { state, told } = openStore();
    told.arrangements.push(Promise.reject(new Error('offline')));
    await state().moveLayer({ skins: three, skin: 2 }, 1);
    expect(state().reorderSays).toMatch(/could not be fetched/);
  });

  test('without what moves them; the next wish fetches it again', async () => {
    let tries = 0;
    const { state, told } = openStore({
      reordering: async () => {
        tries += 1;
        if (tries === 1) throw new Error('offline');
        return reordering;
      },
    });
    told.arrangements.push(looked('GZip', 'Auth', 'Timing'), rewritten('swapped\n', 'Auth', 'GZip', 'Timing'));
    await state().moveLayer({ skins: three, skin: 2 }, -1);
    expect([state().reorderSays, told.arranged]).toEqual([expect.stringMatching(/could not be fetched/), []]);
    await state().moveLayer({ skins: three, skin: 2 }, -1);
    expect(state().reorderSays).toMatch(/stands around `GZip` now/);
  });
});

describe('a layer that is switched off', () => {
  async function switched() {
    const opened = openStore();
    opened.told.arrangements.push(looked('GZip', 'Auth', 'Timing'), { ...rewritten('without\n', 'GZip', 'Timing'), taken });
    await opened.state().switchOff({ skins: three, skin: 2 });
    return opened;
  }

  test('is taken out of the source and kept beside it, over a reload too', async () => {
    const { state, shelf, told } = await switched();
    expect(told.arranged.at(-1)?.change).toEqual({ off: 1 });
    expect(selectOff(state())).toEqual([{ ...taken, beside: 0 }]);
    expect(state().reorderSays).toMatch(/`Auth` is switched off/);
    state().saveNow();
    const again = openStore({ shelf: memoryShelf(Object.fromEntries(shelf.texts)) });
    expect([selectOff(again.state()), again.state().found]).toEqual([[{ ...taken, beside: 0 }], null]);
  });

  test('is put back, and then off no longer', async () => {
    const opened = await switched();
    const { state, told } = opened;
    told.asked.at(-1)?.answer({});
    await expect.poll(() => state().pending).toBe(0);
    told.arrangements.splice(0, 9, rewritten('as it was\n', 'GZip', 'Auth', 'Timing'));
    const [off] = selectOff(state());
    if (off === undefined) throw new Error('Nothing is off.');
    await state().switchOn(off);
    expect(told.arranged.at(-1)?.change).toEqual({ on: taken });
    expect([source(opened), selectWork(state()).off]).toEqual(['as it was\n', undefined]);
  });
});

test('what was said is gone with the next Send, and in another lesson', async () => {
  const { state, told } = openStore();
  told.arrangements.push({ slots: [], says: 'There is a condition.', edit: null, taken: null });
  await state().moveLayer({ skins: three, skin: 2 }, 1);
  void state().send();
  expect(state().reorderSays).toBeNull();
  told.asked.at(-1)?.answer({});
  await expect.poll(() => state().pending).toBe(0);
  await state().moveLayer({ skins: three, skin: 2 }, 1);
  expect(state().reorderSays).not.toBeNull();
  state().openLesson('order');
  expect(state().reorderSays).toBeNull();
});
