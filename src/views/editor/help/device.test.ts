import { expect, test } from 'vitest';
import { type Device, hasRoomForTypes } from './device.ts';

const desktop: Device = { memory: 8, finePointer: true, wide: true, savesData: false };

test('a desktop has room for the types, also where the browser does not tell how much memory there is', () => {
  expect(hasRoomForTypes(desktop)).toBe(true);
  expect(hasRoomForTypes({ ...desktop, memory: undefined })).toBe(true);
});

test.each<[string, Partial<Device>]>([
  ['a phone', { finePointer: false }],
  ['a narrow page', { wide: false }],
  ['little memory', { memory: 2 }],
  ['a browser that is asked to save data', { savesData: true }],
])('%s has none', (_what, part) => {
  expect(hasRoomForTypes({ ...desktop, ...part })).toBe(false);
});
