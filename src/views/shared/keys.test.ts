import { expect, test } from 'vitest';
import { allCommands } from './commands.ts';
import { matches, type Pressed } from './keys.ts';

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

const found = (event: Pressed) =>
  allCommands.filter((command) => command.keys.some((keys) => matches(keys, event))).map(({ id }) => id);

test.each([
  [press('Enter', { ctrlKey: true }), ['send']],
  [press('Enter'), []],
  [press(' '), ['play']],
  [press('ArrowLeft'), ['back']],
  [press('ArrowLeft', { shiftKey: true }), ['lineBack']],
  [press('ArrowLeft', { altKey: true }), []],
  [press('+', { shiftKey: true }), ['faster']],
  [press('-'), ['slower']],
  [press('-', { ctrlKey: true }), []],
  [press('?', { shiftKey: true }), ['keys']],
  [press('PageDown', { altKey: true }), ['nextLesson']],
  [press('PageDown'), []],
])('%j is %j', (event, ids) => {
  expect(found(event)).toEqual(ids);
});

test('no two commands share a key', () => {
  const keys = allCommands.flatMap((command) => command.keys);
  expect(new Set(keys).size).toBe(keys.length);
});
