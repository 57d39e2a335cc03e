// What the path looks like at a moment: firm where it has been, dashed where it was only asked, dotted where it will go.
import type { Packet, Scene, Tone } from '../../trace/scene.ts';
import { crossY, round } from './geometry.ts';
import type { Path } from './path.ts';
import type { Plate } from './plate.ts';
import { answers, restOf } from './rest.ts';

/** A stretch of the path. firm: it has been. asked: down only as `next()` or `close()`. faint: been before this chunk.
 *  broken: what goes up there broke a rule further in. */
export interface Stretch {
  from: number;
  to: number;
  tone: Tone;
  look: 'firm' | 'asked' | 'faint' | 'broken';
}

/** `packet` is what travels, `distance` where it is; they differ from the scene's own on the way between two moments. */
export function trailOf(plate: Plate, path: Path, scene: Scene, packet: Packet, distance: number): Stretch[] {
  // chunks out of a list are not pulled: no code runs for them
  const pulled = scene.crossings.some((crossing) => crossing.kind === 'next');
  const asked = pulled && (packet.kind === 'next' || packet.kind === 'chunk' || packet.kind === 'close');
  const returned = scene.crossings.some((crossing) => crossing.side === 'up' && crossing.state !== 'next');
  const turned = answers(packet) || (asked && returned);
  const down: Stretch = {
    from: 0,
    to: turned ? path.half : Math.min(distance, path.half),
    tone: 'req',
    look: asked ? 'asked' : 'firm',
  };
  const here = answers(packet) ? Math.max(distance, path.half) : path.half;
  const reach = turned ? Math.max(here, reachOf(plate, path, scene)) : here;
  const bands = upwards(plate, path, scene, packet);
  const up = joined(clip(bands, path.half, here));
  const faint = joined(clip(bands, here, reach).map((stretch) => ({ ...stretch, look: 'faint' as const })));
  return [down, ...up, ...faint].filter((stretch) => stretch.to - stretch.from > 0.5);
}

/** Stretches that look alike and follow on each other are one: of twenty skins few differ. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const stretch of stretches) {
    const last = all.at(-1);
    if (last?.to === stretch.from && last.tone === stretch.tone && last.look === stretch.look) last.to = stretch.to;
    else all.push({ ...stretch });
  }
  return all;
}

/** How far the answer has ever been. */
function reachOf({ geometry: g }: Plate, path: Path, scene: Scene): number {
  if (scene.sent.bytes > 0) return path.length;
  const passed = scene.crossings.filter((crossing) => crossing.side === 'up' && crossing.state !== 'next');
  return Math.max(0, ...passed.map((crossing) => path.up(crossY(g, crossing.skin))));
}

/** The way up, band by band: each stretch has the tone of the crossing it leads to; where an exception was caught, its red ends. */
function upwards(plate: Plate, path: Path, scene: Scene, packet: Packet): Stretch[] {
  const stretches: Stretch[] = [];
  const broken = Math.max(-1, ...scene.broken.map(({ skin, rail }) => (rail === 'up' ? skin : -1)));
  const toneAt = tonesOf(scene, packet);
  let from = path.half;
  for (let skin = path.turn; skin >= -1; skin--) {
    const to = skin < 0 ? path.length : path.up(crossY(plate.geometry, skin));
    const tone = toneAt(skin);
    const cup = scene.fault?.caught === skin ? restOf(plate, path, cupStop(packet, skin)) : null;
    if (cup !== null && cup > from && cup < to) {
      stretches.push({ from, to: cup, tone: 'fault', look: 'firm' }, { from: cup, to, tone, look: 'firm' });
      // The server's own band is left out: what goes up there may be an answer of its own.
    } else if (skin > 0 && skin < broken) stretches.push({ from, to, tone: 'fault', look: 'broken' });
    else stretches.push({ from, to, tone, look: 'firm' });
    from = to;
  }
  return stretches;
}

const cupStop = (packet: Packet, skin: number): Packet => ({ ...packet, kind: 'fault', stop: { skin, side: 'up' } });

/** Of the last crossing made there; a skin whose code was not run looks like what passes through it. */
function tonesOf(scene: Scene, packet: Packet): (skin: number) => Tone {
  const made: (Tone | undefined)[] = [];
  for (const { skin, side, state, tone } of scene.crossings) if (side === 'up' && state !== 'next') made[skin] = tone;
  return (skin) => {
    for (let at = skin; at >= 0; at--) {
      const tone = made[at];
      if (tone) return tone;
    }
    if (skin < 0) return made[0] ?? scene.answer;
    return answers(packet) ? packet.tone : scene.answer;
  };
}

export function clip(stretches: readonly Stretch[], from: number, to: number): Stretch[] {
  return stretches
    .map((stretch) => ({ ...stretch, from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) }))
    .filter((stretch) => stretch.to > stretch.from);
}

/** Pixels of one piece: one dash and its gap. */
const PIECE = 11;
const pieces = new WeakMap<Stretch, Stretch[]>();

/** A stretch cut up; the same pieces each time it is asked for. */
export function piecesOf(stretch: Stretch): Stretch[] {
  const known = pieces.get(stretch);
  if (known) return known;
  const count = Math.max(1, Math.ceil((stretch.to - stretch.from) / PIECE));
  const cuts = Array.from({ length: count }, (_, k) => ({
    ...stretch,
    from: stretch.from + k * PIECE,
    to: Math.min(stretch.to, stretch.from + (k + 1) * PIECE),
  }));
  pieces.set(stretch, cuts);
  return cuts;
}

/** An exception's way up the straight rail is a zigzag; in the turn it is a line like any other. */
export function stretchPath(path: Path, { from, to, tone, look }: Stretch): string {
  if (tone !== 'fault' || look === 'broken') return path.part(from, to);
  const straight = path.up(path.turnY);
  const line = from < straight ? path.part(from, Math.min(to, straight)) : '';
  if (to <= straight) return line;
  return line + zigzag(path.pointAt(Math.max(from, straight)), path.pointAt(to)[1]);
}

const ZIGZAG = { wide: 3, high: 5 };

function zigzag([x, y0]: readonly [number, number], y1: number): string {
  let path = `M${round(x)} ${round(y0)}`;
  let side = 1;
  for (let y = y0 - ZIGZAG.high; y > y1; y -= ZIGZAG.high) {
    path += `L${round(x + ZIGZAG.wide * side)} ${round(y)}`;
    side = -side;
  }
  return `${path}L${round(x)} ${round(y1)}`;
}
