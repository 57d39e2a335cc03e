import { expect, test } from 'vitest';
import { orderSample, swappedSample } from '../../testing/samples.ts';
import type { Recording } from '../../trace/recording.ts';
import { changeRows } from './change-rows.ts';
import { otherChanges, otherEnviron } from './other-run.ts';

const here = orderSample();
const earlier = swappedSample();
const under = { name: 'run 6', earlier };
/** The first event of that type of a layer. */
function find(recording: Recording, type: string, name: string): number {
  return recording.events.findIndex((event) => {
    const layer = recording.layers[recording.spans[event.span ?? -1]?.layer ?? -1];
    return event.type === type && layer?.name === name;
  });
}
const column = (type: string, name: string, other: typeof under | null = under) => {
  const at = find(here, type, name);
  const { now } = changeRows(here, at);
  const found = otherChanges(here, at, now, other);
  return (
    found && {
      cells: now.map(({ key }, nth) => `${key} ${found.cells[nth]?.differs ? '≠ ' : ''}${found.cells[nth]?.text}`),
      only: found.only.map(({ key, text }) => `${key} ${text}`),
      differs: found.differs,
    }
  );
};

test('beside what is handed on here stands what was handed on there, and what differs is marked', () => {
  const body = column('return', 'Auth');
  expect(body?.differs).toBe(true);
  expect([...(body?.cells ?? []), ...(body?.only ?? [])].join(' | ')).toContain('1,204 B');
});

test('where nothing differs the column would say nothing new', () => {
  expect(otherChanges(here, find(here, 'return', 'Auth'), [], { name: 'run 6', earlier: here })).toMatchObject({
    differs: false,
    only: [],
  });
  expect(column('return', 'Auth', null)).toBeNull();
});

test('what never happened there is not there', () => {
  const alone: Recording = { ...earlier, events: earlier.events.slice(0, 2) };
  const at = find(here, 'call', 'GZip');
  const { now } = changeRows(here, at);
  expect(otherChanges(here, at, now, { name: 'run 6', earlier: alone })).toMatchObject({
    cells: [{ text: 'not there', differs: true }],
    differs: true,
  });
});

test('environ of the same layer there, by key, as far as it differs', () => {
  const at = find(here, 'call', 'GZip');
  const span = here.events[at]?.span ?? 0;
  const elsewhere = otherEnviron(here, at, span, earlier);
  expect(elsewhere.get('REMOTE_USER')).toBeNull();
  expect(elsewhere.has('PATH_INFO')).toBe(false);
  expect(otherEnviron(here, at, span, here).size).toBe(0);
});
