// The flame itself: what has been is solid, what is to come is grey and dashed. Both are the same paths, seen through two windows that meet at
// the moment on stage: to move the moment, nothing is drawn anew.
import { memo } from 'react';
import { boxes, dashes, LANE, type Piece, pieceAt, type Shapes } from './shapes.ts';

interface DrawingProps {
  shapes: readonly Shapes[];
  width: number;
  /** Where the moment on stage is; out of the width when it is not in view. */
  now: number;
  /** The lane that has the lamp. */
  lit: number | null;
}

export function Drawing({ shapes, width, now, lit }: DrawingProps) {
  const height = shapes.length * LANE;
  const split = Math.max(0, Math.min(width, now));
  const here = lit === null || now < 0 || now > width ? null : pieceAt(shapes[lit]?.bars ?? [], now);
  return (
    <>
      <svg
        aria-hidden="true"
        x="0"
        y="0"
        width={split}
        height={height}
        viewBox={`0 0 ${Math.max(split, 0.01)} ${height}`}
        preserveAspectRatio="none"
      >
        <Lanes shapes={shapes} look="been" />
        {here !== null && lit !== null && <path className="flame-here" d={boxes([here], lit, 0)} />}
        {here !== null && lit !== null && (
          <path className="flame-run lit" d={boxes(inside(shapes[lit]?.runs ?? [], here), lit, 9)} />
        )}
      </svg>
      {split < width && (
        <svg
          aria-hidden="true"
          x={split}
          y="0"
          width={width - split}
          height={height}
          viewBox={`${split} 0 ${width - split} ${height}`}
        >
          <Lanes shapes={shapes} look="next" />
        </svg>
      )}
    </>
  );
}

const inside = (pieces: readonly Piece[], [from, to]: Piece): readonly Piece[] =>
  pieces.filter((piece) => piece[1] >= from && piece[0] <= to);

const Lanes = memo(function Lanes({ shapes, look }: { shapes: readonly Shapes[]; look: 'been' | 'next' }) {
  const most = Math.max(1, shapes.length - 1);
  return shapes.map(({ bars, runs, rests }, nth) => {
    const paper = `color-mix(in oklab, var(--skin-core) ${Math.round((nth / most) * 100)}%, var(--skin-outer))`;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a lane is its place
      <g key={nth} className={look}>
        <path className="flame-bar" d={boxes(bars, nth, 0)} style={look === 'been' ? { fill: paper } : undefined} />
        <path className="flame-run" d={boxes(runs, nth, 9)} />
        <path className="flame-rest" d={dashes(rests, nth)} />
      </g>
    );
  });
});
