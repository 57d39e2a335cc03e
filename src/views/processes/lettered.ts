// A scene of one of several requests: its letter goes with its packet; and a scene in which nothing has come yet. Pure.
import type { Scene } from '../../trace/scene.ts';

export function lettered(scene: Scene, letter: string): Scene {
  const { packet } = scene;
  if (packet === null) return scene;
  // "B 5 B" would be hard to read.
  const mark = packet.text.endsWith(' B') ? `${letter}:` : letter;
  return { ...scene, packet: { ...packet, text: `${mark} ${packet.text}` } };
}

/** The same layers before anything has come to them. */
export const untouched = (scene: Scene): Scene => ({
  ...scene,
  skins: scene.skins.map((skin) => ({ ...skin, state: skin.state === 'aside' ? 'aside' : 'idle' })),
  lit: null,
  packet: null,
  flag: null,
  fault: null,
  broken: [],
  unclosed: [],
  answer: 's2',
  crossings: scene.crossings.map((crossing) => ({ ...crossing, state: 'next' })),
  callouts: [],
  sent: { chunks: 0, bytes: 0 },
});
