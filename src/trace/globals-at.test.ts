import { expect, test } from 'vitest';
import { helloSample } from '../testing/samples.ts';
import { globalRows, globalsAt } from './globals-at.ts';
import type { Globals, Recording } from './recording.ts';

const int = (n: number) => ({ type: 'int', text: String(n) });
const look = (at: number, set: Globals['set'], gone: string[] = []): Globals => ({ at, file: 'app.py', set, gone });
const withGlobals = (...globals: Globals[]): Recording => ({ ...helloSample(), globals });
const words = (recording: Recording, cursor: number) =>
  globalsAt(recording, cursor).map(({ name, value, isChanged }) => `${name} ${value.text}${isChanged ? ' changed' : ''}`);

test('they are as they were last looked at, and nothing of what is still to come', () => {
  const recording = withGlobals(look(0, { hits: int(3), DEBUG: int(0) }), look(4, { hits: int(4) }), look(6, {}, ['DEBUG']));
  expect(words(recording, -1)).toEqual(['hits 3', 'DEBUG 0']);
  expect(words(recording, 3)).toEqual(['hits 3', 'DEBUG 0']);
  expect(words(recording, 4)).toEqual(['hits 4 changed', 'DEBUG 0']);
  expect(words(recording, 9)).toEqual(['hits 4 changed']);
  expect(globalsAt(helloSample(), 5)).toEqual([]);
});

test('side by side what differs comes first, then what was changed, then what stays', () => {
  const a = withGlobals(look(0, { DEBUG: int(0), total: int(1), hits: int(3) }), look(2, { total: int(2) }));
  const b = withGlobals(look(0, { DEBUG: int(0), total: int(2), hits: int(0) }));
  const rows = globalRows([globalsAt(a, 5), globalsAt(b, 5)]);
  expect(
    rows.map(({ name, values, differs, isChanged }) => [name, values.map((v) => v?.text ?? null), differs, isChanged]),
  ).toEqual([
    ['hits', ['3', '0'], true, false],
    ['total', ['2', '2'], false, true],
    ['DEBUG', ['0', '0'], false, false],
  ]);
});

test('a name that only one of them has is a difference; a time that differs at every run is none', () => {
  const time = (text: string) => ({ type: 'float', text });
  const a = withGlobals(look(0, { began: time('1700000000.5'), extra: int(1) }));
  const b = withGlobals(look(0, { began: time('1700000001.25') }));
  const rows = globalRows([globalsAt(a, 0), globalsAt(b, 0)]);
  expect(rows.map(({ name, differs }) => [name, differs])).toEqual([
    ['extra', true],
    ['began', false],
  ]);
});
