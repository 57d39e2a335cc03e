// Which skin has the focus of a deep stack.
import { expect, test } from 'vitest';
import { goldenRecording } from '../../testing/golden.node.ts';
import { helloSample } from '../../testing/samples.ts';
import { hopsOf } from '../../trace/hops.ts';
import type { Recording } from '../../trace/recording.ts';
import { sceneAt } from '../../trace/scene-at.ts';
import { focusOf } from './use-plate.ts';

const scenes = (recording: Recording) =>
  hopsOf(recording).map((cursor) => ({ type: recording.events[cursor]?.type, scene: sceneAt(recording, cursor, null) }));

test('the focus goes with the packet', () => {
  for (const { scene } of scenes(helloSample())) expect(focusOf(scene)).toBe(scene.packet?.stop.skin ?? scene.lit ?? 0);
});

test('while Django calls a hook of a middleware that the packet has left behind, that middleware has it', () => {
  const scene = scenes(goldenRecording('django-hooks')).find(({ type }) => type === 'hook')?.scene;
  if (scene?.packet == null || scene.lit === null) throw new Error('No hook is called there.');
  const { packet, lit } = scene;
  const ahead = (by: number) => focusOf({ lit, packet: { ...packet, stop: { ...packet.stop, skin: lit + by } } });
  expect([0, 1, 2, 5].map(ahead)).toEqual([lit, lit + 1, lit, lit]);
});
