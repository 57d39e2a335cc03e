import { describe, expect, test } from 'vitest';
import type { Arrangement, Slot } from '../runner/runner.ts';
import { moveTo, orderLab } from './order-lab.ts';
import { reordering } from './reordering.ts';
import { selectWork } from './selectors.ts';
import { openStore } from './store.fixture.ts';

const slots = (...names: string[]): Slot[] =>
  names.map((name, at) => ({ name, names: [name], file: 'app.py', line: at + 1, ident: name }));
const looked = (...names: string[]): Arrangement => ({ slots: slots(...names), says: null, edit: null, taken: null });
const refused: Arrangement = { ...looked('A'), says: '`A` is needed by `B`.' };

/** Nothing has to be fetched: what is under way goes on by itself. */
const opened = () => openStore({ orderLab: async () => orderLab, reordering: async () => reordering });
const source = ({ state }: ReturnType<typeof openStore>) => selectWork(state()).files['app.py'];
/** Lets what is under way go on, as far as it can. */
const settled = async () => {
  for (let turn = 0; turn < 400; turn += 1) await Promise.resolve();
};

/** Moves letters of the source as Python moves layers. */
const moving =
  (cannot: (source: string) => boolean = () => false): NonNullable<ReturnType<typeof openStore>['told']['arrange']> =>
  (project, change) => {
    const letters = [...(project.files['app.py'] ?? '')];
    if (change === null || !('move' in change)) return looked(...letters);
    const [from, to] = change.move;
    letters.splice(to, 0, ...letters.splice(from, 1));
    const made = letters.join('');
    return cannot(made) ? refused : { ...looked(...letters), edit: { file: 'app.py', source: made } };
  };

describe('all orders', () => {
  test('are written from one another, and each is asked in a process of its own; the source stays as it is', async () => {
    const one = opened();
    one.told.arrange = moving();
    one.state().editFile('app.py', 'ABC');
    const trying = one.state().tryOrders();
    await settled();
    const [asked] = one.told.compared;
    expect(asked?.cases.map(({ project }) => project.files['app.py'])).toEqual(['ABC', 'ABC', 'ACB', 'CAB', 'CBA', 'BCA', 'BAC']);
    // The first one is asked twice: what differs between the two differs anyway.
    expect(one.state().lab).toMatchObject({ running: true, names: ['A', 'B', 'C'] });
    for (let at = 0; at < 7; at += 1) asked?.answer(at);
    await trying;
    expect(one.state().lab).toMatchObject({ running: false, stopped: false, says: null });
    expect(one.state().lab?.tried.every(({ result }) => result !== null)).toBe(true);
    expect([source(one), one.told.asked]).toEqual(['ABC', []]);
  });

  test('one that can not be written is told why, and what lies behind it is reached another way', async () => {
    const one = opened();
    one.told.arrange = moving((made) => made === 'ACB');
    one.state().editFile('app.py', 'ABC');
    void one.state().tryOrders();
    await settled();
    expect(one.state().lab?.tried.map(({ files, says }) => files?.['app.py'] ?? says)).toEqual([
      'ABC',
      '`A` is needed by `B`.',
      'CAB',
      'CBA',
      'BCA',
      'BAC',
    ]);
    expect(one.told.compared[0]?.cases).toHaveLength(6);
  });

  test('are stopped: what is known stays, and nothing more is heard', async () => {
    const one = opened();
    one.told.arrange = moving();
    one.state().editFile('app.py', 'AB');
    void one.state().tryOrders();
    await settled();
    one.told.compared[0]?.answer(1);
    one.state().stopOrders();
    await settled();
    expect(one.told.compared[0]?.signal?.aborted).toBe(true);
    one.told.compared[0]?.answer(2);
    expect(one.state().lab).toMatchObject({ running: false, stopped: true });
    expect(one.state().lab?.tried.map(({ result }) => result !== null)).toEqual([true, false]);
  });

  test('are forgotten with the sheet and with the lesson', async () => {
    const one = opened();
    one.told.arrange = moving();
    one.state().editFile('app.py', 'AB');
    void one.state().tryOrders();
    await settled();
    await one.state().openLesson('order');
    await settled();
    expect(one.told.compared[0]?.signal?.aborted).toBe(true);
    one.told.compared[0]?.answer(0);
    expect(one.state().lab).toBeNull();
  });

  test('of layers of the very same text are one', async () => {
    const one = opened();
    one.told.arrange = moving();
    one.state().editFile('app.py', 'AAB');
    void one.state().tryOrders();
    await settled();
    expect(one.told.compared[0]?.cases.map(({ project }) => project.files['app.py'])).toEqual(['AAB', 'AAB', 'ABA', 'BAA']);
  });
});

test.each([
  ['', /no layer in the source/],
  ['A', /`A` is the only layer/],
  ['ABCDEF', /6 layers can be moved.*switch off all but 5/],
])('of the layers %j nothing is tried, and it is said why', async (order, says) => {
  const one = opened();
  one.told.arrange = moving();
  one.state().editFile('app.py', order);
  await one.state().tryOrders();
  expect(one.state().lab).toMatchObject({ running: false, says: expect.stringMatching(says) });
  expect(one.told.compared).toEqual([]);
});

test('a request that can not be is refused in a sentence, and our own failure is said to be ours', async () => {
  const one = opened();
  one.told.arrange = moving();
  one.state().editFile('app.py', 'AB');
  one.state().editRequest({ target: '/a b' });
  await one.state().tryOrders();
  expect(one.state().lab).toMatchObject({ running: false, says: expect.stringContaining('%20') });
  one.state().editRequest({ target: '/' });
  const trying = one.state().tryOrders();
  await settled();
  one.told.compared[0]?.breakDown('it broke');
  await trying;
  expect(one.state().lab?.says).toBe('Onionskin itself failed, not your code: it broke');
});

test('code that can not be fetched is said', async () => {
  const { state } = openStore({ orderLab: async () => Promise.reject(new Error('offline')) });
  await state().tryOrders();
  expect(state().lab).toMatchObject({ running: false, says: expect.stringMatching(/could not be fetched/) });
});

describe('an order that is taken', () => {
  const tried = async () => {
    const one = opened();
    one.told.arrange = moving();
    one.state().editFile('app.py', 'ABC');
    void one.state().tryOrders();
    await settled();
    return one;
  };

  test('is written into the source in one edit, and the request is sent', async () => {
    const one = await tried();
    const sources = new Set<string | undefined>();
    one.store.subscribe(() => sources.add(source(one)));
    await one.state().takeOrder([2, 0, 1]);
    expect(sources).toEqual(new Set(['CAB']));
    expect(one.told.asked.map(({ project }) => project.files['app.py'])).toEqual(['CAB']);
    expect(one.state().reorderSays).toBe('The order is `C` › `A` › `B` now. app.py was rewritten and the request sent again.');
  });

  test('is left alone when the code has changed since', async () => {
    const one = await tried();
    one.state().editFile('app.py', 'ABD');
    await one.state().takeOrder([2, 0, 1]);
    expect([source(one), one.told.asked]).toEqual(['ABD', []]);
    expect(one.state().reorderSays).toMatch(/changed since these orders were tried/);
  });
});

test('one move, or none', () => {
  expect(moveTo([0, 1, 2, 3], [0, 2, 3, 1])).toEqual([1, 3]);
  expect(moveTo([0, 1, 2, 3], [3, 0, 1, 2])).toEqual([3, 0]);
  expect(moveTo([0, 1, 2, 3], [3, 1, 2, 0])).toBeNull();
  expect(moveTo([0, 1], [0, 1])).toBeNull();
});
