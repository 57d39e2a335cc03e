// What is drawn of one lane of the flame, in pixels: bars, the parts of them in which the layer's own code ran, and the time in between in which
// its generator stood still. Of a hundred thousand events only those in view are looked at, and where many fall on one pixel, one for each pixel.
import { countUpTo } from '../../trace/cursors.ts';
import { type Lane, lanesOf } from '../../trace/lanes.ts';
import type { Recording } from '../../trace/recording.ts';
import type { Scale, Span } from './scale.ts';

export const LANE = 30;
const BAR = 24;
/** More stretches than this on a pixel: pixels are looked at, not stretches. */
const CROWD = 4;

export type Piece = readonly [x: number, x2: number];

export interface Shapes {
  bars: readonly Piece[];
  runs: readonly Piece[];
  rests: readonly Piece[];
}

export function shapesOf(recording: Recording, scale: Scale, view: Span, width: number): readonly Shapes[] {
  return lanesOf(recording).map((lane) => shapesOfLane(lane, scale, view, width));
}

function shapesOfLane(lane: Lane, scale: Scale, view: Span, width: number): Shapes {
  const perPixel = (view.to - view.from) / Math.max(1, width);
  const x = (cursor: number) => Math.max(0, Math.min(width, (scale.valueOf(cursor) - view.from) / perPixel));
  const [bars, runs, rests] = [new Row(), new Row(), new Row()];
  const add = (state: 'runs' | 'waits' | 'suspended', from: number, to: number) => {
    if (state === 'suspended') return rests.add(from, to);
    bars.add(from, to);
    if (state === 'runs') runs.add(from, to);
  };
  const first = Math.max(0, countUpTo(lane.begins, scale.cursorAt(view.from)) - 1);
  const last = countUpTo(lane.begins, scale.cursorAt(view.to));
  if (last - first > CROWD * width) {
    for (let at = 0; at < width; at += 1) {
      const cursor = scale.cursorAt(view.from + (at + 0.5) * perPixel);
      const stretch = lane.stretches[countUpTo(lane.begins, cursor) - 1];
      if (stretch !== undefined && cursor < stretch.to) add(stretch.state, at, at + 1);
    }
  } else {
    for (let nth = first; nth < last; nth += 1) {
      const stretch = lane.stretches[nth];
      if (stretch !== undefined && scale.valueOf(stretch.to) >= view.from) add(stretch.state, x(stretch.from), x(stretch.to));
    }
  }
  return { bars: bars.pieces, runs: runs.pieces, rests: rests.pieces };
}

/** Pieces from left to right; what touches, or would be too thin to be seen, grows together. */
class Row {
  readonly pieces: [number, number][] = [];

  add(from: number, to: number): void {
    const last = this.pieces.at(-1);
    if (last !== undefined && from - last[1] < 0.5) last[1] = Math.max(last[1], to);
    else this.pieces.push([from, Math.max(to, from + 0.75)]);
  }
}

const round = (n: number): number => Math.round(n * 100) / 100;

/** The pieces of the nth lane as one path of boxes, with so much room above and below. */
export function boxes(pieces: readonly Piece[], nth: number, inset: number): string {
  const y = nth * LANE + (LANE - BAR) / 2 + inset;
  const height = BAR - 2 * inset;
  return pieces.map(([from, to]) => `M${round(from)} ${y}H${round(to)}V${y + height}H${round(from)}Z`).join('');
}

export function dashes(pieces: readonly Piece[], nth: number): string {
  const y = nth * LANE + LANE / 2;
  return pieces.map(([from, to]) => `M${round(from)} ${y}H${round(to)}`).join('');
}

/** The piece that a place lies in. */
export const pieceAt = (pieces: readonly Piece[], x: number): Piece | null =>
  pieces.findLast(([from, to]) => from <= x + 0.01 && x <= to + 0.01) ?? null;
