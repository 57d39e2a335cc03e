import { expect, test } from 'vitest';
import type { Slot } from '../runner/runner.ts';
import type { Layer } from '../trace/recording.ts';
import { slotsOfSkins } from './slots-of-skins.ts';

const skins = (...names: string[]): Layer[] =>
  ['wsgiref', ...names].map((name, id) => ({ id, name, kind: id === 0 ? 'server' : 'wsgi', place: null }));
const slots = (...names: string[]): Slot[] =>
  names.map((name) => ({ name, names: name.split('='), file: 'app.py', line: 1, ident: name }));

test('a skin is the layer of its name; the server and the application are none', () => {
  expect(slotsOfSkins(skins('GZip', 'Auth', 'Timing', 'page'), slots('GZip', 'Auth', 'Timing'))).toEqual([null, 0, 1, 2, null]);
});

test('a request that turned round early leaves the layers below without a skin', () => {
  expect(slotsOfSkins(skins('GZip', 'Auth'), slots('GZip', 'Auth', 'Timing'))).toEqual([null, 0, 1]);
});

test('a layer that the request went round has no skin, a framework no slot', () => {
  expect(slotsOfSkins(skins('Timing', 'Flask', 'GZip', 'Flask.wsgi_app'), slots('Timing', 'Auth', 'GZip'))).toEqual([
    null,
    0,
    null,
    2,
    null,
  ]);
});

test('layers of the same name are told apart by their order', () => {
  expect(slotsOfSkins(skins('Timing', 'Auth', 'Timing', 'page'), slots('Timing', 'Auth', 'Timing'))).toEqual([
    null,
    0,
    1,
    2,
    null,
  ]);
});

test('a method is of its class, and an alias counts', () => {
  expect(slotsOfSkins(skins('Timing.handle', 'Auth'), slots('Timing', 'Guard=Auth'))).toEqual([null, 0, 1]);
});

test('of a hundred layers each finds its own', () => {
  const names = Array.from({ length: 100 }, (_, at) => `Layer${at % 7}`);
  expect(slotsOfSkins(skins(...names), slots(...names))).toEqual([null, ...names.map((_, at) => at)]);
});
