// How high each skin's band is, so that any number of skins fits into the same outline.
// Few skins are roomy, more are compact, and more than fit become a fisheye on the one in focus; never scrolled, never overlapping.

/** Below this a band holds no name and is drawn folded. */
export const NAMED = 15;
/** Below this the place under a name is dropped. */
export const PLACED = 45;
/** From this on every band may stay open at its name; with less, those beside the focus open to that. */
const OPEN = 21;
const BESIDE = 25;
/** A turn in a short-circuit needs room for two corners and a run. */
const TURN = 66;
/** Heights around the focus: itself, then by distance. */
const FOCUS = [58, 25, 18, 6] as const;
const SERVER = 24;
const FOLDED = 1.6;
const THINNEST = 0.4;

/** True when every band is open, whatever is in focus. */
export const fitsOpen = (bands: readonly number[]): boolean => bands.every((band) => band >= OPEN);

export interface BandsSpec {
  /** How many bands: one less than skins. */
  count: number;
  /** What they may add up to. */
  room: number;
  /** The skin in focus, when not all fit; a fraction while the focus moves on. */
  focus: number;
  /** The band that a short-circuit turns in, if there is one. */
  turn: number | null;
}

/** The most that a band grows to, however much room there is. */
const most = (count: number): number => (count === 1 ? 124 : count === 2 ? 90 : count === 3 ? 74 : 64);

export function bandsFor({ count, room, focus, turn }: BandsSpec): number[] {
  if (count === 0) return [];
  const wide = turn !== null && turn < count ? turn : null;
  const even = Math.min(most(count), room / count);
  if (wide === null) {
    if (even >= OPEN) return Array.from({ length: count }, () => even);
  } else {
    const own = Math.max(TURN, even);
    const others = count > 1 ? Math.min(most(count), (room - own) / (count - 1)) : even;
    if (count === 1 && room >= own) return [own];
    if (count > 1 && others >= OPEN) return Array.from({ length: count }, (_, i) => (i === wide ? own : others));
  }
  // between two skins the lens stands between them
  const low = Math.floor(focus);
  const near = fisheye({ count, room, focus: low, turn: wide });
  if (low === focus) return near;
  const far = fisheye({ count, room, focus: low + 1, turn: wide });
  return near.map((band, i) => band + ((far[i] ?? band) - band) * (focus - low));
}

/** Never folded into hairlines while there is room for their names. */
function fisheye({ count, room, focus, turn }: BandsSpec): number[] {
  const nearest = [...Array(count).keys()].sort((a, b) => Math.abs(a - focus) - Math.abs(b - focus));
  const bands = Array.from({ length: count }, (_, i) => {
    if (i === turn) return TURN;
    const near = FOCUS[Math.abs(i - focus)] ?? FOLDED;
    return i === 0 ? Math.max(SERVER, near) : near;
  });
  let spare = room - total(bands);
  if (spare < 0) return squeeze(bands, room, focus);
  // what is left over opens the neighbours, nearest first
  for (const i of nearest) {
    const more = Math.min(spare, Math.max(0, BESIDE - (bands[i] ?? 0)));
    bands[i] = (bands[i] ?? 0) + more;
    spare -= more;
  }
  return bands;
}

/** The folded ones give way first, then all the others in proportion; the one in focus keeps room for its name as long as there is any. */
function squeeze(bands: readonly number[], room: number, focus: number): number[] {
  const folded = bands.filter((band) => band <= FOLDED).length;
  const open = total(bands) - folded * FOLDED;
  const thin = folded ? Math.min(FOLDED, Math.max(Math.min(THINNEST, room / bands.length), (room - open) / folded)) : FOLDED;
  const left = Math.max(0, room - folded * thin);
  const own = bands[focus] ?? 0;
  const kept = Math.min(own, 0.8 * left, Math.max(OPEN, (own * left) / open));
  const scale = open > own ? Math.min(1, (left - kept) / (open - own)) : 1;
  return bands.map((band, i) => (i === focus ? kept : band <= FOLDED ? thin : band * scale));
}

export const total = (bands: readonly number[]): number => bands.reduce((a, b) => a + b, 0);
