// The run before, faint and a little out of register: the way that it went, where layers stood, and its packet at the same event.
import { memo } from 'react';
import type { Ghost } from '../../trace/ghost.ts';
import { bandAt, round, skinAt } from './geometry.ts';
import { Traveller } from './marks.tsx';
import { pathThrough } from './path.ts';
import type { Plate } from './plate.ts';
import { restOf } from './rest.ts';

/** How far out of register. */
const OFF = 6;

const pathOf = (plate: Plate, turn: number) => {
  const { geometry: g, wireY } = plate;
  return pathThrough({ ...g, p: g.p + OFF, E: g.E + OFF / 2 }, Math.min(turn, g.skins.length - 1), wireY + 8);
};

/** Under everything else that moves. */
export const GhostPath = memo(function GhostPath({ plate, turn }: { plate: Plate; turn: number }) {
  const path = pathOf(plate, turn);
  return <path className="ghost-path" d={path.part(0, path.length)} />;
});

/** Dashed arcs from where a layer stood to where it stands; of two that changed places, one on either side of the names. */
export const GhostMoves = memo(function GhostMoves({ plate, moves }: { plate: Plate; moves: Ghost['moves'] }) {
  const g = plate.geometry;
  return moves.map(({ skin, from }) => {
    if (bandAt(g, skin) < SHOWN || bandAt(g, from) < SHOWN || skinAt(g, skin).T === skinAt(g, from).T) return null;
    const side = skin < from ? -1 : 1;
    const x = g.cx + side * Math.min(g.p - 22, 56);
    const [start, end] = [middle(plate, from), middle(plate, skin)];
    const out = x + side * 16;
    return (
      <g key={skin} className="ghost-move">
        <path
          className="ghost-arc"
          d={`M${round(x)} ${round(start)}C${round(out)} ${round(start)} ${round(out)} ${round(end)} ${round(x)} ${round(end)}`}
        />
        <path className="ghost-tip" d={`M${round(x - side * 5)} ${round(end)}l${side * 7} -3.500v7z`} />
      </g>
    );
  });
});

/** Thinner bands have no room for an arc. */
const SHOWN = 24;
const middle = (plate: Plate, skin: number): number => {
  const g = plate.geometry;
  return skinAt(g, skin).T + Math.min(bandAt(g, skin) / 2, 24) + 2;
};

export function GhostPacket({ plate, ghost }: { plate: Plate; ghost: Ghost }) {
  if (ghost.packet === null) return null;
  const path = pathOf(plate, ghost.turn);
  const [x, y] = path.pointAt(restOf(plate, path, ghost.packet));
  return (
    <g className="ghost ghosted">
      <Traveller x={x} y={y} packet={ghost.packet} small />
    </g>
  );
}
