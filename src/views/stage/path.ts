// The one path of a request: down the left rail, a turn in the deepest skin it reaches, up the right rail.
// A position is a distance along it, so that motion is a pure function of two distances and a fraction.
import { crossY, type Geometry, innerOf, isAtOrIn, round, skinAt } from './geometry.ts';

export type Point = readonly [x: number, y: number];

export interface Path {
  length: number;
  /** The skin that it turns in. */
  turn: number;
  /** Distance of the lowest point, where the request becomes a response. */
  half: number;
  /** y at which the straight parts end. */
  turnY: number;
  pointAt(distance: number): Point;
  /** SVG path data of a part of it. */
  part(from: number, to: number): string;
  /** Distance of the point at height `y` on the left rail, and on the right one. */
  down(y: number): number;
  up(y: number): number;
}

/** Radius of the two corners of a short-circuit (less in thin bands), and how far its run stays above the skin below. */
const CORNER = { most: 15, least: 3 };
const ABOVE = 8;

/** `pieces`: of how many straight lines it is made. */
interface Segment {
  pieces: number;
  at(t: number): Point;
}
/** As many, and a curve looks like one. */
const ROUND = 48;

export function pathThrough(g: Geometry, turn: number, wireY: number): Path {
  const left = g.cx - g.p;
  const right = g.cx + g.p;
  const innermost = isAtOrIn(g, turn, g.skins.length - 1);
  const low = innermost ? g.E : skinAt(g, innerOf(g, turn)).T - ABOVE;
  const corner = Math.min(CORNER.most, Math.max(CORNER.least, low - crossY(g, turn) - 3));
  const turnY = innermost ? low : low - corner;
  const line = (a: Point, b: Point): Segment => ({
    pieces: 1,
    at: (t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t],
  });
  const bend = (a: Point, c: Point, b: Point): Segment => ({
    pieces: ROUND,
    at: (t) => [
      (1 - t) ** 2 * a[0] + 2 * (1 - t) * t * c[0] + t * t * b[0],
      (1 - t) ** 2 * a[1] + 2 * (1 - t) * t * c[1] + t * t * b[1],
    ],
  });
  const bottom = skinAt(g, g.skins.length - 1).B - g.E;
  const bowl = Math.min(g.p * 0.62, bottom - 22);
  const ellipse: Segment = {
    pieces: ROUND,
    at: (t) => [g.cx - g.p * Math.cos(Math.PI * t), g.E + bowl * Math.sin(Math.PI * t)],
  };
  const segments: Segment[] = innermost
    ? [line([left, wireY], [left, low]), ellipse, line([right, low], [right, wireY])]
    : [
        line([left, wireY], [left, turnY]),
        bend([left, turnY], [left, low], [left + corner, low]),
        line([left + corner, low], [right - corner, low]),
        bend([right - corner, low], [right, low], [right, turnY]),
        line([right, turnY], [right, wireY]),
      ];
  const table = measure(segments);
  const length = table.at(-1)?.[0] ?? 0;
  const pointAt = (distance: number): Point => lookUp(table, distance);
  const part = (from: number, to: number): string => {
    const start = Math.max(0, Math.min(from, to));
    const end = Math.min(length, Math.max(from, to));
    const points = [pointAt(start)];
    for (const [d, x, y] of table) if (d > start && d < end) points.push([x, y]);
    points.push(pointAt(end));
    return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`;
  };
  return { length, turn, half: length / 2, turnY, pointAt, part, down: (y) => y - wireY, up: (y) => length - (y - wireY) };
}

type Row = readonly [distance: number, x: number, y: number];

function measure(segments: readonly Segment[]): Row[] {
  const rows: Row[] = [];
  let length = 0;
  let last: Point | null = null;
  for (const { pieces, at } of segments) {
    for (let k = 0; k <= pieces; k++) {
      const point = at(k / pieces);
      if (last) length += Math.hypot(point[0] - last[0], point[1] - last[1]);
      rows.push([length, ...point]);
      last = point;
    }
  }
  return rows;
}

function lookUp(table: readonly Row[], distance: number): Point {
  let low = 0;
  let high = table.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((table[middle]?.[0] ?? 0) <= distance) low = middle;
    else high = middle;
  }
  const [d0, x0, y0] = table[low] ?? [0, 0, 0];
  const [d1, x1, y1] = table[high] ?? [0, 0, 0];
  const t = d1 > d0 ? Math.min(1, Math.max(0, (distance - d0) / (d1 - d0))) : 0;
  return [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t];
}
