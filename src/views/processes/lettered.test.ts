import { expect, test } from 'vitest';
import { orderSample } from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import { sceneAt } from '../../trace/scene-at.ts';
import { lettered, untouched } from './lettered.ts';

const recording = orderSample();
const at = (hop: number) => sceneAt(recording, hopsOf(recording)[hop - 1] ?? 0);

test('the letter goes with the packet', () => {
  expect(lettered(at(3), 'B').packet?.text).toBe('B GET');
  expect(lettered(at(11), 'B').packet?.text).toBe('B: 311 B');
  expect(lettered({ ...at(3), packet: null }, 'B').packet).toBeNull();
});

test('before anything has come the layers are there, and nothing else', () => {
  const scene = untouched(at(9));
  expect(scene.skins.map(({ layer, state }) => `${layer.name} ${state}`)).toEqual([
    'wsgiref idle',
    'Timing idle',
    'Auth idle',
    'GZip idle',
    'app idle',
  ]);
  expect(scene).toMatchObject({ packet: null, flag: null, lit: null, callouts: [], sent: { bytes: 0 } });
  expect(new Set(scene.crossings.map(({ state }) => state))).toEqual(new Set(['next']));
});
