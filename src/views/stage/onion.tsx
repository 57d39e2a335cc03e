// The skins and their names: paper that grows lighter inwards, the server with a double rim, the lamp on the one whose code runs.
import { memo } from 'react';
import { neverReached } from '../../strings/stage/shared.ts';
import type { Place } from '../../trace/event-parts.ts';
import type { Skin } from '../../trace/scene.ts';
import { NAMED, PLACED } from './bands.ts';
import { cutLeft } from './callout-lines.ts';
import { bandAt, type Geometry, round, skinAt, skinPath } from './geometry.ts';
import { fitName } from './name-fit.ts';
import type { Plate } from './plate.ts';

/** A band thinner than this is a hairline among hairlines. */
const FINE = 7;
/** Width of one character of a place. */
const PLACE = 6.62;

export const placeText = (place: Place | null): string => (place ? `${place.file}:${place.line}` : '');

interface OnionProps {
  plate: Plate;
  skins: readonly Skin[];
  levels: readonly number[];
  onPick(skin: number): void;
  /** The skin that is being dragged. */
  lifted?: number | null;
}

export const Onion = memo(function Onion({ plate, skins, levels, onPick, lifted = null }: OnionProps) {
  const deepest = Math.max(0, ...levels);
  return skins.map(
    ({ layer, state }, i) =>
      state !== 'aside' && (
        // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only; the list of layers has a button for each skin
        <g key={layer.id} className={i === lifted ? 'peel lifted' : 'peel'} data-skin={i} onClick={() => onPick(i)}>
          <SkinShape plate={plate} state={state} i={i} depth={deepest > 0 ? (levels[i] ?? 0) / deepest : 1} />
        </g>
      ),
  );
});

interface SkinShapeProps {
  plate: Plate;
  state: Exclude<Skin['state'], 'aside'>;
  i: number;
  depth: number;
}

const SkinShape = memo(function SkinShape({ plate, state: now, i, depth }: SkinShapeProps) {
  const g = plate.geometry;
  const shape = skinAt(g, i);
  const state = { idle: '', here: ' here', lazy: ' lazy', never: ' dead' }[now];
  const fine = bandAt(g, i) < FINE && i < g.skins.length - 1 ? ' fine' : '';
  const paper = `color-mix(in oklab, var(--skin-core) ${Math.round(depth * 100)}%, var(--skin-outer))`;
  return (
    <>
      <path
        className={`skin${state || fine}`}
        d={skinPath(g, shape)}
        style={state === ' here' || state === ' dead' ? undefined : { fill: paper }}
      />
      {i === 0 && <path className="skin-rim" d={skinPath(g, { a: shape.a - 3.5, T: shape.T + 3.5, B: shape.B - 3 })} />}
    </>
  );
});

interface NamesProps {
  plate: Plate;
  skins: readonly Skin[];
  levels: readonly number[];
  /** The skin that has keyboard focus in the list of layers. */
  focused: number | null;
  /** The skin in whose band the status rests. */
  status: number | null;
}

export const Names = memo(function Names({ plate, skins, levels, focused, status }: NamesProps) {
  const deepest = Math.max(0, ...levels);
  return skins.map(
    ({ layer, state }, i) =>
      state !== 'aside' && (
        <Name
          key={layer.id}
          plate={plate}
          layer={layer}
          state={state}
          i={i}
          last={levels[i] === deepest}
          focused={i === focused}
          status={i === status}
        />
      ),
  );
});

interface NameProps extends Skin {
  plate: Plate;
  i: number;
  last: boolean;
  focused: boolean;
  status: boolean;
}

const Name = memo(function Name({ plate, layer, state, i, last, focused, status }: NameProps) {
  const g = plate.geometry;
  const band = bandAt(g, i);
  if (band < NAMED && !focused) return null;
  const never = state === 'never';
  const wide = plate.margin !== 'counts' || last || state === 'here';
  const place = band >= (last ? 34 : PLACED) && wide && !never ? placeText(layer.place) : '';
  const low = band < 34;
  const y = baseline(g, i, { low, second: place !== '' || (never && !low), last });
  const name = fitName(layer.name, { p: g.p, low, innermost: last && i > 0, status });
  return (
    <g className="label" data-label={i}>
      {focused && (
        <rect
          className="ring"
          x={round(g.cx - name.width / 2 - 8)}
          y={round(name.small ? y - 11 : y - 13.5)}
          width={round(name.width + 16)}
          height={name.small ? 15 : 18.5}
          rx="3"
        />
      )}
      <text
        className={`nm${name.small ? ' sm' : ''}${never ? ' dim' : ''}`}
        x={round(g.cx)}
        y={round(y)}
        style={{ fontStretch: `${name.stretch}%` }}
      >
        {name.text}
        {name.text !== layer.name && <title>{layer.name}</title>}
      </text>
      {place && (
        <text className="pl" x={round(g.cx)} y={round(y + 15)}>
          {cutLeft(place, Math.floor((2 * g.p - 34) / PLACE))}
        </text>
      )}
      {never && band >= 27 && (
        <text className="it" x={round(g.cx)} y={round(low ? y + 12 : y + 16)}>
          {neverReached}
        </text>
      )}
    </g>
  );
});

function baseline(g: Geometry, i: number, { low, second, last }: { low: boolean; second: boolean; last: boolean }): number {
  const { T } = skinAt(g, i);
  const band = bandAt(g, i);
  if (low) return T + Math.min(band / 2 + 7, band);
  if (last) return T + (second ? 27 : 31);
  // in the middle of the band, a little lower: the arch takes away from above
  return T + band / 2 + (second ? -1 : 5);
}
