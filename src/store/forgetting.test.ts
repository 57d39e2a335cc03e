import { expect, test, vi } from 'vitest';
import { helloSample } from '../testing/samples.ts';
import { memoryShelf, openStore, run } from './store.fixture.ts';

test('what was set aside is listed with its text, and goes when it is dropped', () => {
  const shelf = memoryShelf({ onionskin: 'not JSON', 'onionskin.aside.1': 'older', other: 'x' });
  const { state } = openStore({ shelf });
  expect(state().asides()).toEqual([
    { name: 'onionskin.aside.1', text: 'older' },
    { name: 'onionskin.aside.2', text: 'not JSON' },
  ]);
  state().dropAside('onionskin.aside.1');
  expect(state().asides()).toEqual([{ name: 'onionskin.aside.2', text: 'not JSON' }]);
});

test('forgetting takes the work, the progress and what was set aside, and undo brings all of it back', async () => {
  const shelf = memoryShelf({ 'onionskin.aside.1': 'older' });
  const opened = openStore({ shelf });
  const { state } = opened;
  state().editFile('app.py', 'mine');
  state().showHint();
  state().fillRequest({ method: 'GET', target: '/secret', headers: [], body: '' }, 'Filled.');
  await run(opened, helloSample());
  await vi.waitFor(() => expect(state().sent.handshake).toHaveLength(1));
  const { works, progress, sent } = state();
  const undo = state().forgetWork();
  expect(state()).toMatchObject({ works: {}, progress: {}, sent: {}, filled: null });
  expect(state().asides()).toEqual([]);
  state().saveNow();
  expect(openStore({ shelf }).state().works).toEqual({});
  undo();
  expect(state().works).toEqual(works);
  expect(state().progress).toEqual(progress);
  expect(state().sent).toEqual(sent);
  expect(state().asides()).toEqual([{ name: 'onionskin.aside.1', text: 'older' }]);
  state().saveNow();
  expect(openStore({ shelf }).state().works).toEqual(works);
});

test('a storage that may not be looked at is said, not thrown', () => {
  const shelf = memoryShelf();
  const { state } = openStore({ shelf });
  shelf.getItem = () => {
    throw new Error('denied');
  };
  expect(state().asides()).toBeNull();
});
