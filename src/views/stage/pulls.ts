// A body that is pulled: which chunks have left, which pull is going on, whether close() is still owed, and where one is missing.
import type { Scene } from '../../trace/scene.ts';
import { bandAt, crossY } from './geometry.ts';
import type { Plate } from './plate.ts';
import { answers } from './rest.ts';

/** So many chunks at most are shown as beads of their own once they have left; more are only counted. Pixels from one to the next. */
const BEADS = 4;
export const BEAD = 21;
/** From the middle of the last bead to the callout beside it: half of it, and what leads there. */
const BESIDE_BEAD = 24;
/** A ping rests this far under the edge it crossed. */
const UNDER = 26;

/** Numbers of the chunks that have left, the latest first. A body of one chunk is no stream: its packet says all. */
export function beadsOf(plate: Plate, scene: Scene): number[] {
  const { chunks } = scene.sent;
  const streams = scene.crossings.some((crossing) => crossing.kind === 'next');
  if (!streams || chunks === 0) return [];
  const { cx, p } = plate.geometry;
  // Where margins only count, nothing stands beside them.
  const room = plate.margin === 'counts' ? BEADS : 1 + Math.floor((plate.calloutX.right - cx - p - BESIDE_BEAD) / BEAD);
  return Array.from({ length: Math.min(chunks, BEADS, Math.max(1, room)) }, (_, k) => chunks - k);
}

/** The edges that the current pull has crossed, the one just being crossed left out: the packet stands for it. */
export function pingsOf(scene: Scene): { skin: number; nth: number }[] {
  const { packet } = scene;
  if (!packet || packet.kind === 'close' || (answers(packet) && packet.kind !== 'chunk') || packet.stop.side === 'client')
    return [];
  const left = Math.max(
    -1,
    ...scene.crossings.map((crossing) => (crossing.kind === 'sent' && crossing.state !== 'next' ? crossing.event : -1)),
  );
  return scene.crossings.flatMap(({ kind, state, event, skin, nth }) =>
    kind === 'next' && (state === 'done' || (state === 'now' && packet.kind !== 'next')) && event > left
      ? [{ skin, nth: nth ?? 1 }]
      : [],
  );
}

export const pingY = (plate: Plate, skin: number): number =>
  crossY(plate.geometry, skin) + Math.min(UNDER, bandAt(plate.geometry, skin) * 0.45);

/** close() is owed as soon as the body has been asked for anything. */
export function isPromised(scene: Scene): boolean {
  const close = scene.crossings.find((crossing) => crossing.kind === 'close');
  return close?.state === 'next' && scene.crossings.some((crossing) => crossing.kind === 'next' && crossing.state !== 'next');
}

/** Where the promise waits: outside, above the server's edge. */
export const closeY = (plate: Plate): number => crossY(plate.geometry, 0) - 15;
