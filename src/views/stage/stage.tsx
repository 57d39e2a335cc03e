// The onion at one moment, as SVG: a pure function of a scene, of the leg that it is on, and of the room it is given.
import { memo, type ReactNode } from 'react';
import type { Ghost } from '../../trace/ghost.ts';
import type { OnPath } from '../../trace/on-path.ts';
import type { Packet, Scene } from '../../trace/scene.ts';
import { cut } from './callout-lines.ts';
import { Callouts } from './callouts.tsx';
import { bandAt, round, skinAt, skinPath } from './geometry.ts';
import './ghost.css';
import * as strings from '../../strings/stage/stage.ts';
import { GhostMoves, GhostPacket, GhostPath } from './ghost.tsx';
import { Hints } from './hints.tsx';
import type { Lit } from './lit.ts';
import { Bead, CloseMark, Ping, Traveller } from './marks.tsx';
import { Names, Onion } from './onion.tsx';
import type { Path } from './path.ts';
import type { Plate } from './plate.ts';
import { BEAD, beadsOf, closeY, isPromised, pingsOf, pingY } from './pulls.ts';
import { Ahead, Breaches, Cup, Dots, FlagRail, Growth, PointedAt, Trail } from './rails.tsx';
import { answers, distanceOn, flagOn, flagY, goesOn, type Leg, restOf } from './rest.ts';
import type { Lifted } from './use-drag.ts';
import { useTrail } from './use-trail.ts';

/** The packet is this long: nothing dotted shows under its tip. */
const TIP = 12;

interface StageProps {
  scene: Scene;
  /** The hop that is under way; null at rest. `scene` is one of its ends. */
  leg: Leg | null;
  plate: Plate;
  path: Path;
  label: string;
  focused: number | null;
  /** The method that would be sent, while nothing has been. */
  empty: string | null;
  onPick(skin: number): void;
  /** A skin that is being dragged. */
  lifted?: Lifted | null;
  /** A crossing that is pointed at. */
  pointed?: OnPath | null;
  /** The run before, under this one. */
  ghost?: Ghost | null;
  /** What another run did otherwise. */
  lit?: Lit | null;
  /** What was predicted. */
  foretold?: ReactNode;
  /** One of several requests: it stands at its rail. */
  letter?: string;
  /** Lines that stand in the innermost skin. */
  core?: readonly string[];
}

export function Stage({
  scene,
  leg,
  plate,
  path,
  label,
  focused,
  empty,
  onPick,
  lifted = null,
  ghost = null,
  lit = null,
  pointed = null,
  foretold = null,
  letter = '',
  core = NO_LINES,
}: StageProps) {
  const g = plate.geometry;
  const { width, height } = plate;
  return (
    <svg
      className={`stage${leg?.to === scene ? ' arriving' : ''}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <Onion plate={plate} skins={scene.skins} levels={scene.levels} onPick={onPick} lifted={lifted?.skin ?? null} />
      <path className="wire" d={`M${round(g.cx - g.p + 26)} ${round(plate.wireY)}H${round(g.cx + g.p - 26)}`} />
      <text className="cap" x={g.cx} y={round(plate.wireY + 4)}>
        {strings.client}
      </text>
      {plate.margin === 'counts' && <Method plate={plate} scene={scene} />}
      {letter !== '' && (
        <text className="letter" x={round(g.cx - g.p - BESIDE)} y={round(plate.wireY + (plate.margin === 'counts' ? 20 : 4))}>
          {letter}
        </text>
      )}
      <Names
        plate={plate}
        skins={scene.skins}
        levels={scene.levels}
        focused={focused}
        status={scene.flag?.hands.at(-1) ?? null}
      />
      {core.length > 0 && <Core plate={plate} lines={core} />}
      {ghost && (
        <g className="ghost">
          <GhostPath plate={plate} turn={ghost.turn} />
          <GhostMoves plate={plate} moves={ghost.moves} />
        </g>
      )}
      {empty === null ? (
        <g className="traffic">
          <Traffic scene={scene} leg={leg} plate={plate} path={path} lit={lit}>
            {ghost && <GhostPacket plate={plate} ghost={ghost} />}
          </Traffic>
        </g>
      ) : (
        <g className="traffic">
          <Ahead path={path} from={0} />
          <Dots plate={plate} scene={scene} />
          <Hints plate={plate} method={empty} />
        </g>
      )}
      {foretold}
      {pointed && <PointedAt plate={plate} at={pointed} />}
      {lifted && <InTheAir plate={plate} scene={scene} lifted={lifted} />}
    </svg>
  );
}

/** The outline of the place that a dragged skin would take, and its name under the pointer. */
function InTheAir({ plate, scene, lifted }: { plate: Plate; scene: Scene; lifted: Lifted }) {
  const g = plate.geometry;
  const name = scene.skins[lifted.skin]?.layer.name ?? '';
  const half = Math.min(name.length * 4 + 14, g.p);
  return (
    <>
      <path className="taken" d={skinPath(g, skinAt(g, lifted.over))} />
      <g className="lifted-name">
        <rect x={round(g.cx - half)} y={round(lifted.y - 12)} width={round(2 * half)} height="24" rx="3" />
        <text className="nm" x={round(g.cx)} y={round(lifted.y + 5)}>
          {name}
        </text>
      </g>
    </>
  );
}

const NO_LINES: readonly string[] = [];

/** Under the name and the place of the innermost. */
function Core({ plate, lines }: { plate: Plate; lines: readonly string[] }) {
  const { geometry: g } = plate;
  const top = skinAt(g, g.skins.length - 1).T + 55;
  const most = Math.floor((2 * g.p - 26) / CHARACTER);
  return lines.map((line, nth) => (
    <text key={line} className="core" x={round(g.cx)} y={round(top + 14 * nth)}>
      {cut(line, most)}
      {line.length > most && <title>{line}</title>}
    </text>
  ));
}

/** In narrow margins the request line has no room; its method stands by the rail. */
function Method({ plate, scene }: { plate: Plate; scene: Scene }) {
  const { cx, p } = plate.geometry;
  return (
    <text className="ct method" x={round(cx - p - BESIDE)} y={round(plate.wireY + 4)} textAnchor="end">
      {methodOf(scene)}
    </text>
  );
}

/** Between the rail and the method beside it. */
const BESIDE = 10;
const CHARACTER = 6.62;

const methodOf = (scene: Scene): string =>
  scene.callouts.flatMap((callout) => callout.changes).find((change) => change.what === 'request')?.key ?? '';

/** Where close() waits: beside the rail, above the server's edge; where the method stands by the rail, beyond that. */
function closeAt(plate: Plate, scene: Scene): { x: number; y: number } {
  const left = plate.geometry.cx - plate.geometry.p;
  if (plate.margin !== 'counts') return { x: left - 22, y: closeY(plate) };
  return { x: left - BESIDE - methodOf(scene).length * CHARACTER - 16, y: plate.wireY };
}

type TrafficProps = Pick<StageProps, 'scene' | 'leg' | 'plate' | 'path'> & { lit: Lit | null; children?: ReactNode };

/** `children`: what lies between the rails and the packet. */
function Traffic({ scene, leg, plate, path, lit, children }: TrafficProps) {
  const resting = scene.packet ? restOf(plate, path, scene.packet) : null;
  const distance = leg ? distanceOn(plate, path, leg) : resting;
  const packet = leg ? travelling(scene, leg, path, distance) : scene.packet;
  const { settled, growing } = useTrail(plate, path, scene, leg, packet, resting);
  const flag = (leg?.to.flag && flagOn(plate, leg) !== null ? leg.to.flag : null) ?? scene.flag;
  const flagAt = leg ? flagOn(plate, leg) : flagY(plate, scene);
  const [x, y] = path.pointAt(distance ?? 0);
  const been = Math.max(0, ...settled.map((stretch) => stretch.to));
  const caught = scene.fault?.caught ?? null;
  return (
    <>
      {been < path.length && <Ahead path={path} from={been === 0 || leg ? been : been + TIP} />}
      <Trail path={path} stretches={settled} />
      {distance !== null && <Growth path={path} stretches={growing} distance={distance} />}
      {flag && flagAt !== null && <FlagRail plate={plate} flag={flag} y={flagAt} />}
      <Dots plate={plate} scene={scene} />
      {caught !== null && <Cup plate={plate} path={path} skin={caught} tone={scene.answer === 'fault' ? 's5' : scene.answer} />}
      <Breaches plate={plate} scene={scene} />
      <Pulls scene={scene} plate={plate} />
      <Callouts plate={plate} scene={scene} side="down" lit={lit} />
      <Callouts plate={plate} scene={scene} side="up" lit={lit} />
      {children}
      {packet && distance !== null && <Traveller x={x} y={y} packet={packet} small={isTight(plate, packet.stop.skin)} />}
    </>
  );
}

/** On the way it still looks like what it was until the crossing is made; but past the turn it is part of the answer. */
function travelling(scene: Scene, { from, to }: Leg, path: Path, distance: number | null): Packet | null {
  if (distance === null || !to.packet) return scene.packet;
  if (!from.packet || !goesOn(from.packet, to.packet)) return to.packet;
  if (answers(from.packet) === answers(to.packet)) return scene.packet;
  return distance > path.half + 1 ? to.packet : from.packet;
}

const isTight = (plate: Plate, skin: number): boolean => bandAt(plate.geometry, skin) < 42 || plate.geometry.p < 64;

/** Chunks that have left, the pull that is going on, and where close() waits. */
const Pulls = memo(function Pulls({ scene, plate }: { scene: Scene; plate: Plate }) {
  const { cx, p } = plate.geometry;
  const arriving = scene.packet?.stop.side === 'client' ? scene.packet.nth : null;
  return (
    <>
      {beadsOf(plate, scene).map((nth, k) =>
        nth === arriving ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bead is its place in the row
          <Bead key={k} x={cx + p + BEAD * k} y={plate.wireY} nth={nth} tone={scene.answer} state="past" />
        ),
      )}
      {pingsOf(scene).map(({ skin }) => (
        <Ping key={skin} x={cx - p} y={pingY(plate, skin)} />
      ))}
      {scene.unclosed.map((skin) => (
        <CloseMark key={`unclosed ${skin}`} x={cx - p} y={pingY(plate, skin)} state="missing" />
      ))}
      {isPromised(scene) && <CloseMark {...closeAt(plate, scene)} state="next" />}
    </>
  );
});
