import { describe, expect, it } from 'vitest';
import {
  deepSample,
  exceptionSample,
  helloSample,
  lazySample,
  orderSample,
  shortCircuitSample,
  strBodySample,
} from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import type { Recording } from '../../trace/recording.ts';
import type { Scene } from '../../trace/scene.ts';
import { sceneAt } from '../../trace/scene-at.ts';
import { crossY } from './geometry.ts';
import { pathThrough } from './path.ts';
import { plate as plateFor } from './plate.ts';
import { distanceOn, flagOn, flagY, goesOn, restOf, turnNow } from './rest.ts';
import { trailOf } from './trail.ts';

const samples: [string, Recording][] = [
  ['hello', helloSample()],
  ['order', orderSample()],
  ['lazy', lazySample()],
  ['short-circuit', shortCircuitSample()],
  ['exception', exceptionSample()],
  ['str body', strBodySample()],
  ['deep', deepSample(9, 3)],
];
const scenesOf = (recording: Recording): Scene[] => hopsOf(recording).map((cursor) => sceneAt(recording, cursor));

function drawn(scene: Scene, to: Scene = scene) {
  const plate = plateFor({ width: 680, height: 428, levels: scene.levels, focus: 0, turn: scene.turn });
  return { plate, path: pathThrough(plate.geometry, turnNow(to), plate.wireY) };
}

describe.each(samples)('%s', (_, recording) => {
  const scenes = scenesOf(recording);
  const legs = scenes.slice(1).map((to, k) => ({ from: scenes[k] ?? to, to }));

  it('rests inside the band that the scene names', () => {
    for (const scene of scenes) {
      const { packet } = scene;
      if (!packet || packet.stop.side === 'client' || packet.stop.side === 'turn') continue;
      const { plate, path } = drawn(scene);
      const g = plate.geometry;
      const y = path.pointAt(restOf(plate, path, packet))[1];
      expect(y).toBeGreaterThan(crossY(g, packet.stop.skin));
      if (packet.stop.skin + 1 < g.skins.length) expect(y).toBeLessThan(crossY(g, packet.stop.skin + 1));
    }
  });

  it('keeps the whole tag of an answer on the plate where the client has it', () => {
    for (const scene of scenes) {
      const { packet } = scene;
      if (packet?.kind !== 'response' || packet.stop.side !== 'client') continue;
      const { plate, path } = drawn(scene);
      expect(path.pointAt(restOf(plate, path, packet))[1]).toBeGreaterThanOrEqual(20 - 1e-6);
    }
  });

  it('arrives exactly where it rests, and leaves from where it rested', () => {
    for (const { from, to } of legs) {
      const { plate, path } = drawn(from, to);
      if (!from.packet || !to.packet) continue;
      expect(distanceOn(plate, path, { from, to, u: 1 })).toBeCloseTo(restOf(plate, path, to.packet));
      if (goesOn(from.packet, to.packet))
        expect(distanceOn(plate, path, { from, to, u: 0 })).toBeCloseTo(restOf(plate, path, from.packet));
      expect(flagOn(plate, { from, to, u: 1 }) ?? -1).toBeCloseTo(flagY(plate, to) ?? flagY(plate, from) ?? -1);
    }
  });

  it('never jumps on the way, and never goes back', () => {
    for (const { from, to } of legs) {
      const { plate, path } = drawn(from, to);
      const way = Array.from({ length: 31 }, (_, k) => distanceOn(plate, path, { from, to, u: k / 30 }) ?? 0);
      const strides = way.slice(1).map((distance, k) => distance - (way[k] ?? 0));
      expect(Math.min(...strides)).toBeGreaterThan(-1e-6);
      expect(Math.max(...strides)).toBeLessThan(path.length / 5);
    }
  });

  it('draws a trail without gaps from the client on', () => {
    for (const scene of scenes) {
      if (!scene.packet) continue;
      const { plate, path } = drawn(scene);
      const stretches = trailOf(plate, path, scene, scene.packet, restOf(plate, path, scene.packet));
      let end = 0;
      for (const stretch of stretches) {
        expect(stretch.from).toBeCloseTo(end, 0);
        end = stretch.to;
      }
      expect(end).toBeLessThanOrEqual(path.length + 1e-6);
    }
  });
});

it('turns a lazy answer in the skin that gave it, not in one that nobody called yet', () => {
  const [, , returned] = scenesOf(lazySample());
  expect(returned?.packet).toMatchObject({ kind: 'response', text: 'generator' });
  expect(returned && turnNow(returned)).toBe(1);
});

it('colours the way up red as far as the exception went, then in the tone of the answer', () => {
  const scene = scenesOf(exceptionSample()).at(-1);
  if (!scene?.packet) throw new Error('nothing travels');
  const { plate, path } = drawn(scene);
  const tones = trailOf(plate, path, scene, scene.packet, path.length).map((stretch) => stretch.tone);
  expect(tones.filter((tone, k) => tone !== tones[k - 1])).toEqual(['req', 'fault', 's5']);
});
