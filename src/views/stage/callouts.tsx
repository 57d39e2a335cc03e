// What changed at a crossing, in the margin, on a leader. Now is tinted with an edge, done is plain text, to come is grey.
import { memo } from 'react';
import type { Scene } from '../../trace/scene.ts';
import { layOut, type Placed } from './callout-layout.ts';
import type { CalloutLine } from './callout-lines.ts';
import { round } from './geometry.ts';
import { type Lit, litBoxes } from './lit.ts';
import type { Plate } from './plate.ts';
import { type Box, boxesOf, EDGE, LINE, restOf } from './wishes.ts';

interface CalloutsProps {
  plate: Plate;
  scene: Scene;
  side: 'down' | 'up';
  /** What another run did otherwise. */
  lit?: Lit | null;
}

export const Callouts = memo(function Callouts({ plate, scene, side, lit = null }: CalloutsProps) {
  const boxes = boxesOf(plate, scene, side);
  const placed = layOut(lit === null ? boxes : litBoxes(plate, side, boxes, lit), {
    min: 3,
    max: plate.height - 3,
    shorter: (box) => box.short ?? null,
    sum: (left) => restOf(plate, side, left),
  });
  return placed.map((box) => <CalloutBox key={box.wish.key} placed={box} plate={plate} side={side} />);
});

function CalloutBox({ placed, plate, side }: { placed: Placed<Box>; plate: Plate; side: 'down' | 'up' }) {
  const { wish: box, top } = placed;
  const counts = plate.margin === 'counts';
  // in narrow margins the counts stand at the plate's own edge
  const x = counts ? (side === 'down' ? EDGE : plate.width - EDGE) : side === 'down' ? plate.calloutX.left : plate.calloutX.right;
  const left = side === 'down' ? x - box.width : x;
  const textX = counts ? left + box.width / 2 : side === 'down' ? x - 8 : x + 8;
  const anchor = counts ? 'middle' : side === 'down' ? 'end' : 'start';
  return (
    <g className={`co ${box.state} ${box.tone} ${side}${box.lit ? ` lit ${box.lit}` : ''}`} data-event={box.event}>
      <path className="lead" d={leader(placed, plate, side, x)} />
      {/* Others make it move: then its words are only put elsewhere, not laid out again. */}
      <g transform={`translate(0 ${round(top)})`}>
        <rect className="bg" x={round(left)} width={round(box.width)} height={round(box.height)} rx="3" />
        {!counts && <rect className="edge" x={round(side === 'down' ? x - 2 : x)} width="2" height={round(box.height)} />}
        <Lines lines={box.lines} x={round(textX)} anchor={anchor} />
        {box.bars !== null && (
          <Bars x={side === 'down' ? left + 8 : x + 8} y={5 + box.lines.length * LINE} width={box.width - 16} share={box.bars} />
        )}
      </g>
    </g>
  );
}

function Lines({ lines, x, anchor }: { lines: readonly CalloutLine[]; x: number; anchor: 'start' | 'middle' | 'end' }) {
  return lines.map((line, k) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place among them
    <text key={k} className={line.past ? 'ct past' : 'ct'} x={x} y={14 + k * LINE} textAnchor={anchor}>
      <Line line={line} />
    </text>
  ));
}

function Line({ line: { sign, key, was, value, fault } }: { line: CalloutLine }) {
  return (
    <>
      {sign && <tspan className="sig">{sign}</tspan>}
      {sign && (key || value) && ' '}
      {key && <tspan className={fault ? 'ck cf' : 'ck'}>{key}</tspan>}
      {key && (was || value) && ' '}
      {was && <tspan className="ck">{was}</tspan>}
      {was && value && ' '}
      {value && <tspan className="cv">{value}</tspan>}
    </>
  );
}

/** A body before and after, in proportion. */
function Bars({ x, y, width, share }: { x: number; y: number; width: number; share: number }) {
  return (
    <>
      <rect className="b0" x={round(x)} y={round(y)} width={round(width)} height="3" />
      <rect className="b1" x={round(x)} y={round(y + 4)} width={round(width * share)} height="3" />
    </>
  );
}

/** A hairline from the crossing through the outer walls; with an elbow where the callout had to move; a brace for folded skins. */
function leader({ wish, leaderY }: Placed<Box>, plate: Plate, side: 'down' | 'up', x: number): string {
  const g = plate.geometry;
  const out = side === 'down' ? 1 : -1;
  if (wish.brace) {
    const at = round(x - 2);
    return `M${at - 5} ${round(wish.brace[0] + 1)}H${at}V${round(wish.brace[1] - 1)}H${at - 5}M${at} ${round(wish.y)}H${at + 4}`;
  }
  const end = `${round(wish.leadX ?? g.cx - out * (g.p + 5))} ${round(wish.y)}`;
  if (Math.abs(leaderY - wish.y) < 1) return `M${round(x)} ${round(wish.y)}L${end}`;
  return `M${round(x)} ${round(leaderY)}L${round(x + out * 5)} ${round(leaderY)}L${round(x + out * 12)} ${round(wish.y)}L${end}`;
}
