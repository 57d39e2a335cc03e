import { expect, test } from 'vitest';
import { allCommands } from './commands.ts';

test('no two commands want the same key', () => {
  const keys = allCommands.flatMap((command) => command.keys.map((key) => key.toLowerCase()));
  expect(keys).toEqual([...new Set(keys)]);
});

test('every command has a name and a key that can be shown', () => {
  for (const { label, keys } of allCommands)
    expect([label, keys[0]]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
});
