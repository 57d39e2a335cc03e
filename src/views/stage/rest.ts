// Where things come to rest: a stop of the scene as a distance along the path, a hand as a height on start_response's own rail.
import type { Packet, Scene } from '../../trace/scene.ts';
import { lerp, travel } from '../shared/easing.ts';
import { bandAt, crossY, innerOf, isAtOrIn, skinAt } from './geometry.ts';
import type { Path } from './path.ts';
import type { Plate } from './plate.ts';

/** Beyond the crossing it made, a packet rests this far going down, and this far going up; less where bands are thin. */
const REST = { down: 17, up: 15 };
/** A tag that points up is this high over its middle: it rests no higher, or its tip would be cut off by what stands above the plate. */
const TIP = 20;
/** start_response's rail runs this far inside the body's. */
export const FLAG_INSET = 13;

/** A hop on its way: the scenes at both ends and how far it has come, 0 to 1. */
export interface Leg {
  from: Scene;
  to: Scene;
  u: number;
}

/** Going up means to be part of the answer; the same band can be passed both ways. */
export const answers = (packet: Packet): boolean =>
  packet.kind === 'response' || packet.kind === 'chunk' || packet.kind === 'fault';

/** Where the path turns just now: an answer or a pull knows only what was called so far, a request may still go to the deepest of all. */
export function turnNow(scene: Scene): number {
  if (!scene.packet || scene.packet.kind === 'request') return scene.turn;
  const called = scene.crossings.filter((crossing) => crossing.kind === 'call' && crossing.state !== 'next');
  return called.length > 0 ? Math.max(...called.map((crossing) => crossing.skin)) : scene.turn;
}

export function restOf({ geometry: g, wireY }: Plate, path: Path, packet: Packet): number {
  const { turn } = path;
  const { skin, side } = packet.stop;
  const isTurn = isAtOrIn(g, skin, turn);
  if (side === 'client') {
    if (!answers(packet)) return 0;
    return packet.kind === 'chunk' ? path.length : path.up(Math.max(wireY, TIP));
  }
  if (side === 'turn') return isTurn ? path.half : path.down(Math.min(path.turnY, skinAt(g, innerOf(g, skin)).T));
  if (side === 'down') {
    const y = crossY(g, skin) + Math.min(REST.down, bandAt(g, skin) * 0.3);
    return isTurn ? Math.min(path.down(y), path.half) : path.down(y);
  }
  if (isTurn) return path.up(path.turnY - 2);
  return path.up(Math.max(wireY, crossY(g, innerOf(g, skin)) - Math.min(REST.up, bandAt(g, skin) * 0.3)));
}

/** Where a hand holds the flag: under the name, on start_response's rail; higher when the answer itself comes into the same band. */
export function handY({ geometry: g }: Plate, skin: number, packet: Packet | null = null): number {
  const band = bandAt(g, skin);
  const { T } = skinAt(g, skin);
  if (band < 45) return T + Math.max(band * 0.6, crossY(g, skin, g.p - FLAG_INSET) - T);
  const shared = packet !== null && answers(packet) && packet.stop.side === 'up' && packet.stop.skin === skin;
  return T + Math.min(40, band * (shared ? 0.44 : 0.7));
}

/** y at which the flag stands, null where there is none. */
export function flagY(plate: Plate, scene: Scene): number | null {
  const holder = scene.flag?.hands.at(-1);
  return holder === undefined ? null : handY(plate, holder, scene.packet);
}

/** y at which start_response's rail begins: in the skin that called it. */
export function flagFoot(plate: Plate, from: number): number {
  return isAtOrIn(plate.geometry, from, plate.geometry.skins.length - 1) ? plate.geometry.E - 12 : handY(plate, from);
}

/** Distance of the packet on a leg. It glides where one can see it as the same thing going on; a new one starts one band before its rest. */
export function distanceOn(plate: Plate, path: Path, leg: Leg): number | null {
  const { from, to } = leg;
  if (!to.packet) return from.packet ? restOf(plate, path, from.packet) : null;
  const end = restOf(plate, path, to.packet);
  const start =
    from.packet && goesOn(from.packet, to.packet) ? restOf(plate, path, from.packet) : startOf(plate, path, to.packet, end);
  return lerp(start, end, travel(leg.u));
}

/** True when `to` can be seen as `from` having moved on: what went down turns and comes up; an answer never goes down again. */
export function goesOn(from: Packet, to: Packet): boolean {
  if (from.kind === to.kind) return from.nth === to.nth || (from.kind === 'next' && from.stop.skin < to.stop.skin);
  if (answers(from) && answers(to)) return from.kind !== 'chunk' && to.kind !== 'chunk';
  return !answers(from) && answers(to);
}

function startOf({ geometry: g }: Plate, path: Path, packet: Packet, end: number): number {
  const band = bandAt(g, packet.stop.skin - (answers(packet) ? 0 : 1));
  return Math.min(path.length, Math.max(0, end - Math.max(24, band * 0.6)));
}

export function flagOn(plate: Plate, leg: Leg): number | null {
  const end = flagY(plate, leg.to);
  if (end === null || !leg.to.flag) return flagY(plate, leg.from);
  const start = flagY(plate, leg.from) ?? flagFoot(plate, leg.to.flag.from);
  return lerp(start, end, travel(leg.u));
}
