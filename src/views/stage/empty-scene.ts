// The scene before the first Send: nothing has run, so only what is certain is drawn: a server, the application it will call, and the layers
// around it, as far as the source was read.
import type { Crossing, Scene, Skin } from '../../trace/scene.ts';

export function emptyScene(names: readonly string[]): Scene {
  const skins = names.map(
    (name, i): Skin => ({ layer: { id: i, name, kind: i === 0 ? 'server' : 'wsgi', place: null }, state: 'idle' }),
  );
  const crossings = names.flatMap((_, skin): Crossing[] => [
    { event: 0, skin, side: 'down', kind: 'call', state: 'next', tone: 'req' },
    { event: 0, skin, side: 'up', kind: 'return', state: 'next', tone: 's2' },
  ]);
  return {
    skins,
    levels: names.map((_, i) => i),
    lit: null,
    turn: names.length - 1,
    packet: null,
    flag: null,
    fault: null,
    broken: [],
    unclosed: [],
    answer: 's2',
    crossings,
    callouts: [],
    sent: { chunks: 0, bytes: 0 },
  };
}
