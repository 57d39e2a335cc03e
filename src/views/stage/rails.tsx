// The rails: the path where it has been and where it will go, the dots where it crosses a skin, and start_response's own thin rail.
import { memo, useId } from 'react';
import type { OnPath } from '../../trace/on-path.ts';
import type { Crossing, Flag, Scene, Tone } from '../../trace/scene.ts';
import { breachMarks, xOf } from './breach-marks.ts';
import { bandAt, crossY, round } from './geometry.ts';
import { Dot, Tag } from './marks.tsx';
import type { Path } from './path.ts';
import type { Plate } from './plate.ts';
import { FLAG_INSET, flagFoot, handY, restOf } from './rest.ts';
import { piecesOf, type Stretch, stretchPath } from './trail.ts';

/** Half of the stretch over which the request's colour becomes the answer's. */
const TURN = 20;
/** Bands thinner than this have no dot of their own, unless it is the one being crossed. */
const DOTTED = 12;

export const Ahead = memo(function Ahead({ path, from }: { path: Path; from: number }) {
  return <path className="ahead" d={path.part(Math.min(path.length, from), path.length)} />;
});

export function Trail({ path, stretches }: { path: Path; stretches: readonly Stretch[] }) {
  const gradient = useId();
  const down = stretches.find((stretch) => stretch.to === path.half);
  const up = stretches.find((stretch) => stretch.from === path.half);
  const [x] = path.pointAt(path.half);
  return (
    <>
      {stretches.map((stretch, nth) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place among them
          key={nth}
          className={`trail ${stretch.tone} ${stretch.look}`}
          d={stretchPath(path, stretch)}
        />
      ))}
      {down?.look === 'firm' && up?.look === 'firm' && up.to - up.from >= TURN && (
        <>
          <linearGradient id={gradient} gradientUnits="userSpaceOnUse" x1={x - TURN} x2={x + TURN} y1="0" y2="0">
            <stop stopColor="var(--req)" />
            <stop offset="1" stopColor={`var(--${up.tone})`} />
          </linearGradient>
          <path className="trail" d={path.part(path.half - TURN, path.half + TURN)} style={{ stroke: `url(#${gradient})` }} />
        </>
      )}
    </>
  );
}

/** What is being added to the trail on the way: short pieces, all there from the start and switched on as the packet passes. */
export function Growth({ path, stretches, distance }: { path: Path; stretches: readonly Stretch[]; distance: number }) {
  // Where they are changes at each frame, as long as the lens moves with them: they are told apart by their order.
  return stretches.map((stretch, nth) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place among them
    <g key={nth} className={`growth ${stretch.tone} ${stretch.look}`}>
      {piecesOf(stretch).map((piece, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: and a piece its place in the stretch
        <Piece key={k} path={path} piece={piece} on={piece.to <= distance + 1} />
      ))}
    </g>
  ));
}

const Piece = memo(function Piece({ path, piece, on }: { path: Path; piece: Stretch; on: boolean }) {
  return (
    <path className={`trail ${piece.tone} ${piece.look}`} d={stretchPath(path, piece)} visibility={on ? undefined : 'hidden'} />
  );
});

/** Where each rail crosses each skin whose code is run there; the last thing that happened at a crossing decides its look. */
export const Dots = memo(function Dots({ plate, scene }: { plate: Plate; scene: Scene }) {
  const g = plate.geometry;
  const seen = new Map<string, Crossing>();
  for (const crossing of scene.crossings) {
    const key = `${crossing.side}${crossing.skin}`;
    const known = seen.get(key);
    if (!known || crossing.state !== 'next') seen.set(key, crossing);
  }
  return [...seen].map(([key, { event, side, skin, state, tone }]) => {
    if (state !== 'now' && bandAt(g, skin) < DOTTED && skin < g.skins.length - 1) return null;
    const x = side === 'down' ? g.cx - g.p : g.cx + g.p;
    return <Dot key={key} x={x} y={crossY(g, skin)} tone={tone} state={state} event={event} />;
  });
});

interface FlagRailProps {
  plate: Plate;
  flag: Flag;
  /** Where the flag is just now, on its way or at rest. */
  y: number;
}

/** From the skin that called start_response, with a ring wherever a callable took it in hand. */
export function FlagRail({ plate, flag, y }: FlagRailProps) {
  const g = plate.geometry;
  const x = g.cx + g.p - FLAG_INSET;
  const foot = flagFoot(plate, flag.from);
  return (
    <>
      <path
        className={`trail sr ${flag.tone}`}
        d="M0 0V-100"
        transform={`translate(${round(x)} ${round(foot)}) scale(1 ${round(foot - y) / 100})`}
      />
      <Dot x={x} y={foot} tone={flag.tone} state="done" />
      {flag.hands.map((skin) => {
        const at = handY(plate, skin);
        return at > y + 4 ? <circle key={skin} className={`hand ${flag.tone}`} cx={round(x)} cy={round(at)} r="2.6" /> : null;
      })}
      <Tag x={x - 7} y={y - 2} text={flag.text} tone={flag.tone} way="up" hollow small />
    </>
  );
}

/** § at each crossing that broke a rule. */
export const Breaches = memo(function Breaches({ plate, scene }: { plate: Plate; scene: Scene }) {
  const g = plate.geometry;
  return breachMarks(g, scene.broken).map(({ skin, rail, x, y }) => (
    <Tag key={`${rail}${skin}`} x={x} y={y} text="§" tone="fault" way="up" fault small />
  ));
});

/** A ring around the crossing that is pointed at, here or elsewhere. */
export function PointedAt({ plate, at: { skin, rail } }: { plate: Plate; at: OnPath }) {
  const g = plate.geometry;
  const x = xOf(g, rail);
  return <circle className="pointed-at" cx={round(x)} cy={round(crossY(g, skin, x - g.cx))} r="8" />;
}

/** Under the place where an exception was caught. */
export function Cup({ plate, path, skin, tone }: { plate: Plate; path: Path; skin: number; tone: Tone }) {
  const [x, y] = path.pointAt(restOf(plate, path, { stop: { skin, side: 'up' }, kind: 'fault', text: '', tone: 'fault' }));
  return <path className={`cup ${tone}`} d={`M${round(x - 35)} ${round(y - 3)}a35 21 0 0 0 70 0`} />;
}
