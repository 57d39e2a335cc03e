// Storage in memory, as a page's scripts use localStorage.
import { expect, test } from 'vitest';
import { storageOf } from './storage-of.ts';

test('it behaves as localStorage does, and tells what changes', () => {
  const known: Record<string, string> = { 'sessionStorage:theme': 'light' };
  let told = 0;
  const storage = storageOf(known, 'localStorage:', () => {
    told += 1;
  });
  storage.setItem('theme', 'dark');
  storage.count = 7;
  expect([storage.getItem('theme'), storage.theme, storage.count, storage.getItem('none'), storage.length]).toEqual([
    ...['dark', 'dark', '7', null, 2],
  ]);
  expect([storage.key(1), Object.keys(storage), 'theme' in storage]).toEqual(['count', ['theme', 'count'], true]);
  storage.removeItem('theme');
  delete storage.count;
  expect([storage.length, told, known]).toEqual([0, 4, { 'sessionStorage:theme': 'light' }]);
  storage.setItem('a', 'b');
  storage.clear();
  expect(known).toEqual({ 'sessionStorage:theme': 'light' });
});
