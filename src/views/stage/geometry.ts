// The geometry of the onion: nested skins that share one axis and one equator. Numbers in, numbers out; units are SVG px.
//
//            ╭──── T ────╮        above the equator E a skin is an arch (squarish),
//          ╭─┤   band    ├─╮      below it a bowl, so that tops are spaced for reading
//   E ─────┼─┼─────┼─────┼─┼──    and bottoms gather like a root.
//          ╰─┴── B ╧ ────┴─╯      a: half width at E

export interface SkinShape {
  /** Half width at the equator. */
  a: number;
  /** y of the top and of the bottom. */
  T: number;
  B: number;
}

export interface Geometry {
  cx: number;
  /** Distance of the two rails from the axis. */
  p: number;
  /** y of the equator, which passes through the innermost skin. */
  E: number;
  /** Outermost first. */
  skins: readonly SkinShape[];
  /** Height that is free in each skin, on the axis; the innermost one's is its part above the equator. */
  bands: readonly number[];
}

export interface GeometrySpec {
  cx: number;
  /** y of the outermost top. */
  top: number;
  /** Half width of the outermost skin. */
  A: number;
  p: number;
  /** Height of each band but the innermost, from outermost. There is one skin more than there are bands. */
  bands: readonly number[];
  coreUp: number;
  coreDown: number;
  /** What all side steps, and all bottom steps, add up to. */
  sides: number;
  foot: number;
}

/** Handle lengths of the cubics, above and below the equator. */
const ARCH = 0.88;
const BOWL = 0.66;
/** With more skins than this, steps no longer shrink with depth: they would vanish. */
const EVEN_FROM = 15;

/** Steps that shrink with depth, follow how open each band is, and always add up to `total`. */
function steps(total: number, bands: readonly number[], shrink: number): number[] {
  const weights = bands.map((band, i) => shrink ** i * band ** 0.6);
  const sum = weights.reduce((a, b) => a + b, 0) || 1;
  return weights.map((weight) => (total * weight) / sum);
}

export function geometry(spec: GeometrySpec): Geometry {
  const { cx, p, bands, coreUp, coreDown } = spec;
  const count = bands.length + 1;
  const shrink = count >= EVEN_FROM ? 1 : 0.9;
  const across = steps(spec.sides, bands, shrink);
  const below = steps(spec.foot, bands, shrink);
  const E = spec.top + bands.reduce((a, b) => a + b, 0) + coreUp;
  const skins: SkinShape[] = [];
  let skin: SkinShape = { a: spec.A, T: spec.top, B: E + coreDown + spec.foot };
  for (let i = 0; i < count; i++) {
    skins.push(skin);
    skin = { a: skin.a - (across[i] ?? 0), T: skin.T + (bands[i] ?? 0), B: skin.B - (below[i] ?? 0) };
  }
  return { cx, p, E, skins, bands: [...bands, coreUp] };
}

/** The same onion by skin, made by level: layers that share one have one shape. `levels`: by skin, from 0. */
export function bySkin(g: Geometry, levels: readonly number[]): Geometry {
  return { ...g, skins: levels.map((level) => skinAt(g, level)), bands: levels.map((level) => bandAt(g, level)) };
}

/** Whether skin `i` is at the level of skin `of`, or further in. */
export const isAtOrIn = (g: Geometry, i: number, of: number): boolean => skinAt(g, i).T >= skinAt(g, of).T;

/** The first skin of the next level further in; where there is none, one more than there are. */
export function innerOf(g: Geometry, i: number): number {
  const { T } = skinAt(g, i);
  const inner = g.skins.findIndex((skin, at) => at > i && skin.T > T);
  return inner < 0 ? g.skins.length : inner;
}

/** The skin with index `i`, held inside the onion: callers ask for neighbours without minding the ends. */
export function skinAt(g: Geometry, i: number): SkinShape {
  const skin = g.skins[Math.min(Math.max(i, 0), g.skins.length - 1)];
  if (!skin) throw new RangeError('an onion has at least one skin');
  return skin;
}

export const bandAt = (g: Geometry, i: number): number => g.bands[Math.min(Math.max(i, 0), g.bands.length - 1)] ?? 0;

/** y of a skin's upper edge at distance `x` from the axis: bisection on the cubic, whose x grows steadily. */
export function edgeY(E: number, { a, T }: SkinShape, x: number): number {
  let low = 0;
  let high = 1;
  for (let k = 0; k < 30; k++) {
    const t = (low + high) / 2;
    const at = 3 * (1 - t) ** 2 * t * a * ARCH + 3 * (1 - t) * t * t * a + t ** 3 * a;
    if (at < x) low = t;
    else high = t;
  }
  return T + (E - T) * (3 * (1 - low) * low * low * (1 - ARCH) + low ** 3);
}

/** y where a rail crosses into skin `i`; `x` is the rail's distance from the axis. */
export function crossY(g: Geometry, i: number, x: number = g.p): number {
  if (Math.abs(x) !== g.p) return edgeY(g.E, skinAt(g, i), Math.abs(x));
  const skin = skinAt(g, i);
  let known = crossings.get(skin);
  // A skin is of one geometry alone, but geometries are also made from each other.
  if (known?.p !== g.p || known.E !== g.E) known = { p: g.p, E: g.E, y: edgeY(g.E, skin, g.p) };
  crossings.set(skin, known);
  return known.y;
}
/** Where the rails cross is asked for again and again. */
const crossings = new WeakMap<SkinShape, { p: number; E: number; y: number }>();

export const round = (value: number): number => Math.round(value * 10) / 10;

/** The outline of a skin as SVG path data: four cubics. */
export function skinPath(g: Geometry, { a, T, B }: SkinShape): string {
  const { cx, E } = g;
  const up = E - T;
  const down = B - E;
  const at = (x: number, y: number) => `${round(x)} ${round(y)}`;
  const curve = (...points: string[]) => `C${points.join(' ')}`;
  return [
    `M${at(cx - a, E)}`,
    curve(at(cx - a, E - up * ARCH), at(cx - a * ARCH, T), at(cx, T)),
    curve(at(cx + a * ARCH, T), at(cx + a, E - up * ARCH), at(cx + a, E)),
    curve(at(cx + a, E + down * BOWL), at(cx + a * BOWL, B), at(cx, B)),
    curve(at(cx - a * BOWL, B), at(cx - a, E + down * BOWL), at(cx - a, E)),
    'Z',
  ].join('');
}
