// The dive profile as lines and marks: x is the hop, y how deep control is. Streams read as teeth, short-circuits as shallow dives.
import type { Dive } from '../../trace/profile.ts';
import type { Tone } from '../../trace/scene.ts';

export interface Frame {
  width: number;
  height: number;
}

/** Left of this stand the words for the depths. */
export const LEFT = 30;
const RIGHT = 14;
const TOP = 8;
const BOTTOM = 12;
/** Marks need room; with more hops than fit they drop out and the profile stays. */
const MARK = 10;
const LEAST = 7;

export interface Line {
  /** Index of the hop. */
  hop: number;
  d: string;
  tone: Tone;
  thin: boolean;
}
export interface Mark {
  hop: number;
  shape: 'down' | 'up' | 'flag' | 'ring' | 'close' | 'fault';
  x: number;
  y: number;
  tone: Tone;
}
export interface Profile {
  /** Depths that have a line of their own. */
  depths: number[];
  lines: readonly Line[];
  marks: readonly Mark[];
}

export interface Scale {
  deepest: number;
  /** x of the n-th hop, 1-based; fractions lie between. */
  x(n: number): number;
  y(depth: number): number;
  /** The nearest hop to an x, 1-based. */
  hopAt(x: number): number;
}

export function scaleOf(hops: number, deepest: number, { width, height }: Frame): Scale {
  const step = (width - LEFT - RIGHT) / Math.max(1, hops);
  const fall = (height - TOP - BOTTOM) / Math.max(1, deepest);
  return {
    deepest,
    x: (n) => LEFT + n * step,
    y: (depth) => TOP + depth * fall,
    hopAt: (x) => Math.min(hops, Math.max(Math.min(1, hops), Math.round((x - LEFT) / step))),
  };
}

export const deepestOf = (dives: readonly Dive[]): number =>
  dives.reduce((deepest, dive) => Math.max(deepest, dive.depth, dive.to), 1);

export function profile(dives: readonly Dive[], frame: Frame, { x, y, deepest }: Scale): Profile {
  const rules = deepest * LEAST <= frame.height ? Array.from({ length: deepest + 1 }, (_, i) => i) : [0, deepest];
  const step = x(1) - x(0);
  return { depths: rules.map(y), ...(step < 1 ? columns(dives, x, y) : hopByHop(dives, x, y, step < MARK)) };
}

function hopByHop(dives: readonly Dive[], x: Scale['x'], y: Scale['y'], crowded: boolean): Omit<Profile, 'depths'> {
  const lines: Line[] = [];
  const marks: Mark[] = [];
  let lastX = x(0);
  let depth = dives[0]?.depth ?? 0;
  dives.forEach((dive, hop) => {
    const at = x(hop + 1);
    const { tone, kind } = dive;
    if (kind === 'start_response') {
      // control stays where it is: its line goes on under the stem
      if (depth === dive.depth) {
        lines.push({ hop, d: `M${lastX} ${y(depth)}H${at}`, tone, thin: false });
        lastX = at;
      }
      lines.push({ hop, d: `M${at} ${y(dive.depth)}V${y(dive.to)}`, tone, thin: true });
      if (!crowded) marks.push({ hop, shape: 'flag', x: at, y: y(dive.to), tone });
      return;
    }
    // control went somewhere between two hops (into a list, back to whoever asked): the line jumps there with it
    lines.push({
      hop,
      d: `M${lastX} ${y(depth)}${depth === dive.depth ? '' : `V${y(dive.depth)}`}H${at}V${y(dive.to)}`,
      tone,
      thin: false,
    });
    lastX = at;
    depth = dive.to;
    if (!crowded || kind === 'raise' || kind === 'catch')
      marks.push({ hop, shape: shapeOf(dive), x: at, y: (y(dive.depth) + y(dive.to)) / 2, tone });
  });
  return { lines, marks };
}

/** All hops of a pixel, as far as they reached. The last one decides when it has been. */
interface Column {
  at: number;
  hop: number;
  high: number;
  low: number;
  tone: Tone;
  mark: Mark | null;
}

/** More hops than pixels: one line for a pixel, and at most one mark: of the exceptions there, the first. */
function columns(dives: readonly Dive[], x: Scale['x'], y: Scale['y']): Omit<Profile, 'depths'> {
  const all: Column[] = [];
  let column: Column | undefined;
  dives.forEach((dive, hop) => {
    const { depth, to, tone } = dive;
    const at = Math.round(x(hop + 1));
    if (column?.at !== at) {
      column = { at, hop, high: depth, low: depth, tone, mark: null };
      all.push(column);
    }
    column.hop = hop;
    column.high = Math.min(depth, to, column.high);
    column.low = Math.max(depth, to, column.low);
    if (column.tone !== 'fault') column.tone = tone;
    if (dive.kind === 'raise' || dive.kind === 'catch')
      column.mark ??= { hop, shape: shapeOf(dive), x: x(hop + 1), y: (y(depth) + y(to)) / 2, tone };
  });
  return {
    lines: all.map(({ at, hop, high, low, tone }) => ({ hop, d: `M${at} ${y(high)}V${y(low)}`, tone, thin: true })),
    marks: all.flatMap(({ mark }) => mark ?? []),
  };
}

function shapeOf({ kind, to, depth }: Dive): Mark['shape'] {
  if (kind === 'chunk' || kind === 'next' || kind === 'hook') return 'ring';
  if (kind === 'close') return 'close';
  if (kind === 'raise' || kind === 'catch' || kind === 'end') return 'fault';
  return to > depth ? 'down' : 'up';
}

export function markPath({ shape, x, y }: Mark): string {
  switch (shape) {
    case 'down':
      return `M${x - 4} ${y - 2.5}L${x} ${y + 3}L${x + 4} ${y - 2.5}Z`;
    case 'up':
      return `M${x - 4} ${y + 2.5}L${x} ${y - 3}L${x + 4} ${y + 2.5}Z`;
    case 'flag':
      return `M${x - 3.5} ${y + 4}L${x} ${y - 1.5}L${x + 3.5} ${y + 4}Z`;
    case 'ring':
      return `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`;
    case 'close':
      return `M${x - 3} ${y - 3}h6v6h-6Z`;
    case 'fault':
      return `M${x - 1.5} ${y - 4}h3l2.5 2.5v3l-2.500 2.500h-3l-2.500 -2.500v-3z`;
  }
}
