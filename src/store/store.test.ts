// The store is itself without React: a view library is one of its readers, not its ground.
import { expect, test, vi } from 'vitest';
import { openStore } from './store.fixture.ts';

vi.mock('react', () => {
  throw new Error('the store asked for React');
});
vi.mock('zustand', () => {
  throw new Error('the store asked for the React half of zustand; the vanilla one is enough');
});

test('a store works where React can not even be imported', async () => {
  const { state, told } = openStore();
  const sending = state().send();
  told.asked[0]?.answer({ raw: new TextEncoder().encode('HTTP/1.0 200 OK\r\n\r\n') });
  await sending;
  expect(state().runs).toHaveLength(1);
  await expect(import('react')).rejects.toThrow();
});

test('a first visit opens the first lesson as its author left it', () => {
  const { state } = openStore();
  expect(state().slug).toBe('handshake');
  expect(state().works).toEqual({});
});

test('a subscriber hears of a change, once, with what was before', () => {
  const { store } = openStore();
  const heard: [string, string][] = [];
  store.subscribe((now, before) => heard.push([before.slug, now.slug]));
  store.getState().openLesson('order');
  expect(heard).toEqual([['handshake', 'order']]);
});
