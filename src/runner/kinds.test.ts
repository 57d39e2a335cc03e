// The kinds of process that the runner knows are those whose snapshots the build makes.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { KINDS, kindFor } from './kinds.ts';

type Facts = Record<string, { file: string; bundles: readonly string[] }>;
const told = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).map(([kind, { file, bundles }]) => [kind, { file, bundles }]));

test('the runner and the build mean the same snapshots', async () => {
  const made = JSON.parse(await readFile('scripts/snapshots.json', 'utf8')) as Facts;
  expect(told(KINDS)).toEqual(told(made));
});

test('a project gets the kind that knows what it may import', () => {
  expect(kindFor([])).toBe('plain');
  expect(kindFor(['flask', 'werkzeug'])).toBe('plain');
  expect(kindFor(['django', 'asgiref', 'sqlparse'])).toBe('django');
});
