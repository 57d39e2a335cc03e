import { expect, test } from 'vitest';
import { utf16Column } from './columns.ts';

test('in plain text both count alike', () => {
  expect(utf16Column('def app(', 8)).toBe(8);
});

test('a character outside the basic plane is one for CPython and two for Monaco', () => {
  expect(utf16Column("x = '🧅' +", 9)).toBe(10);
});

test('a place behind the end of the line stays behind it', () => {
  expect(utf16Column('if x', 5)).toBe(5);
  expect(utf16Column('if 🧅', 6)).toBe(7);
});
