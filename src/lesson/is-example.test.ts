// The name of an example comes from anybody's address, and is fetched as a script.
import { expect, test } from 'vitest';
import { isExample } from './is-example.ts';

test('an example is known by how its name begins', () => {
  expect(['example-hello', 'example-not-modified', 'example-2'].map(isExample)).toEqual([true, true, true]);
  expect(['hello', 'my-example-hello', ''].map(isExample)).toEqual([false, false, false]);
});

test('what would lead to another file than an example’s is none', () => {
  const names = ['\\..\\..\\other', '../x', '%2e%2e%2fx', 'x?y', 'x#y', 'x.js', 'x\n', 'x~rest', 'toString', 'é'];
  expect(names.filter((name) => isExample(`example-${name}`))).toEqual([]);
});
