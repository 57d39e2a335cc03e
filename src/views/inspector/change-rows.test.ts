import { expect, test } from 'vitest';
import { orderSample } from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import { changeRows } from './change-rows.ts';

const recording = orderSample();
const at = (hop: number) => changeRows(recording, hopsOf(recording)[hop - 1] ?? -1);
const keys = (changes: readonly { sign: string; key: string }[] | undefined) => changes?.map(({ sign, key }) => `${sign} ${key}`);

test('a body stands together with the headers that its layer sent ahead', () => {
  const rows = at(10);
  expect(keys(rows.now)).toEqual(['~ body']);
  expect(rows.ahead?.hop).toBe(8);
  expect(keys(rows.ahead?.changes)).toEqual(['+ Content-Encoding', '~ Content-Length']);
});

test('a layer that never called start_response sent nothing ahead', () => {
  expect(at(11)).toEqual({ now: [], ahead: null });
});

test('on the way down there is only environ', () => {
  expect(keys(at(4).now)).toEqual(['+ REMOTE_USER']);
  expect(at(4).ahead).toBeNull();
});
