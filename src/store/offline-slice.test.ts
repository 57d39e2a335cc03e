// What the page is told about being kept for use without a network, and about newer versions of itself.
import { expect, test } from 'vitest';
import { openStore } from './store.fixture.ts';

test('nothing is known before anything was told', () => {
  const { state } = openStore();
  expect(state().keeping).toBeNull();
  expect(state().newer).toBe(false);
});

test('the last word counts', () => {
  const { state } = openStore();
  state().hearKeeping({ kind: 'keeping' });
  state().hearKeeping({ kind: 'not-kept', says: 'there is no room.' });
  expect(state().keeping).toEqual({ kind: 'not-kept', says: 'there is no room.' });
  state().hearKeeping({ kind: 'kept', bytes: 12 });
  expect(state().keeping).toEqual({ kind: 'kept', bytes: 12 });
});

test('a newer version stays newer, whatever is kept', () => {
  const { state } = openStore();
  state().hearNewer();
  state().hearKeeping({ kind: 'kept', bytes: 12 });
  expect(state().newer).toBe(true);
});

test('a newer version that could not be kept is known until one could', () => {
  const { state } = openStore();
  state().hearNewerRefused('it could not be fetched whole.');
  expect([state().newer, state().newerRefused]).toEqual([false, 'it could not be fetched whole.']);
  state().hearNewer();
  expect([state().newer, state().newerRefused]).toEqual([true, null]);
});

test('neither is the work of the user: nothing has to be saved for it', () => {
  const { state, shelf, clock } = openStore();
  const before = new Map(shelf.texts);
  state().hearKeeping({ kind: 'kept', bytes: 12 });
  state().hearNewer();
  expect(state().saving).toEqual({ kind: 'saved' });
  clock.pass(10_000);
  expect(shelf.texts).toEqual(before);
});
