// The plate: the onion and its margins, fitted to the panel it is given. Decides by the width of the stage, not of the window.
import { bandsFor, total } from './bands.ts';
import { bySkin, type Geometry, geometry } from './geometry.ts';

export interface PlateSpec {
  width: number;
  height: number;
  /** By skin, the server's first: how far in it lies. */
  levels: readonly number[];
  /** The level in focus, when not all fit; between two of them while the focus moves on. */
  focus: number;
  /** The skin whose band the path turns in; the innermost one when nothing short-circuits. */
  turn: number;
}

/** What a margin has room for. full: a change on one line. short: keys ellipsised, values on their own line. counts: `+1`; the current callout opens under the stage. */
export type Margin = 'full' | 'short' | 'counts';

export interface Plate {
  width: number;
  height: number;
  geometry: Geometry;
  turn: number;
  /** y of the wire to the client, where the path begins and ends. */
  wireY: number;
  margin: Margin;
  /** x at which the callouts of either side begin. */
  calloutX: { left: number; right: number };
}

/** A figure in the text has little room. */
const SMALLEST = { width: 240, height: 220 };
/** From the wire to the top of the onion, and what stays free above the wire and under the bottom. */
const WIRE = 28;
const AIR = { above: 12, below: 8 };
/** Between the widest skin and the callouts. */
const OFF = 14;

export function plate(spec: PlateSpec): Plate {
  const width = Math.max(SMALLEST.width, spec.width);
  const height = Math.max(SMALLEST.height, spec.height);
  const count = Math.max(0, ...spec.levels);
  const compact = height < 380 || count > 12;
  const wire = compact ? 22 : WIRE;
  const core = compact ? { up: 38, down: 48, foot: 28 } : { up: 46, down: 60, foot: 32 };
  const fixed = AIR.above + wire + core.up + core.down + core.foot + AIR.below;
  const turn = Math.min(spec.levels[spec.turn] ?? count, count);
  const focus = Math.min(Math.max(spec.focus, 0), count);
  const bands = bandsFor({ count, room: height - fixed, focus, turn: turn < count ? turn : null });
  const spare = Math.max(0, height - fixed - total(bands));
  core.up += Math.min(26, spare * 0.25);
  core.down += Math.min(20, spare * 0.2);
  const onion = total(bands) + core.up + core.down + core.foot;
  // a small onion in a high panel stands in the middle of it, not at its top
  const above = (height - AIR.above - wire - onion - AIR.below) / 2;
  const wireY = AIR.above + above;
  const A = halfWidth(width, onion);
  const sides = A * (count > 12 ? 0.36 : 0.31) * (count === 1 ? 0.75 : 1);
  const p = Math.min(A * 0.59, A - sides - 16);
  const cx = Math.round(width / 2);
  const margin = width / 2 - A;
  const g = geometry({
    cx,
    top: wireY + wire,
    A,
    p,
    bands,
    coreUp: core.up,
    coreDown: core.down,
    sides,
    foot: count === 1 ? core.foot * 0.75 : core.foot,
  });
  return {
    width,
    height,
    geometry: bySkin(g, spec.levels),
    turn: spec.turn,
    wireY,
    margin: margin < 100 ? 'counts' : margin < 140 ? 'short' : 'full',
    calloutX: { left: cx - A - OFF, right: cx + A + OFF },
  };
}

/** Half width of the onion: what the stage's width allows, and no wider than is graceful for its height. */
function halfWidth(width: number, onion: number): number {
  const graceful = Math.max(118, onion * 0.46);
  if (width < 456) return Math.min(152, width / 2 - 48, graceful);
  return Math.min(128 + Math.max(0, width - 540) * 0.175, 196, graceful);
}
