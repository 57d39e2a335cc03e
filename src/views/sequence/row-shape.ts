// Where things are in one row of the sequence: pure numbers and paths. A row is drawn from what stood before its event, the event, and what
// stands after it, and from nothing else: so any row can be drawn without its neighbours.
import type { Arrow } from '../../trace/arrow.ts';
import type { LaneState } from '../../trace/lanes.ts';

export const ROW = 36;
/** The line on which an arrow runs; its label stands above it. */
export const LINE = 24;
const LABEL = LINE - 7;
/** Half the width of a lifeline's box, and of the bar in it. */
const BOX = 5;
const BAR = 2.5;
const CHARACTER = 6.62;

export interface Columns {
  /** Width of the numbers on the left. */
  gutter: number;
  pitch: number;
  lanes: number;
  /** Of numbers and lanes together. */
  width: number;
  /** Is there room for the sentences? */
  says: boolean;
}

const PITCH = { least: 56, most: 132, roomy: 84 };
const SENTENCE = 260;

/** Fits so many lanes (the client's included) into a width. When even the narrowest do not fit, they are wider than that, and one scrolls. */
export function columnsFor(width: number, lanes: number): Columns {
  const gutter = width < 480 ? 30 : 40;
  const beside = (width - gutter - SENTENCE) / lanes;
  const says = beside >= PITCH.roomy;
  const free = says ? beside : (width - gutter - 4) / lanes;
  const pitch = Math.floor(Math.max(PITCH.least, Math.min(PITCH.most, free)));
  return { gutter, pitch, lanes, width: gutter + pitch * lanes, says };
}

export const laneX = ({ gutter, pitch }: Columns, lane: number): number => Math.round(gutter + pitch * (lane + 0.5));

/** Paths, one for all lanes that look alike: many rows are drawn at once. */
export interface Lifelines {
  lines: string;
  waits: string;
  edges: string;
  runs: string;
  rests: string;
}

/** The half of a row above or below its line, by how each layer stands there (the server first). */
export function lifelines(columns: Columns, states: readonly (LaneState | null)[], half: 'upper' | 'lower'): Lifelines {
  const [y, y2] = half === 'upper' ? [0, LINE] : [LINE, ROW];
  const height = y2 - y;
  const paths = { lines: '', waits: '', edges: '', runs: '', rests: '' };
  states.forEach((state, skin) => {
    const x = laneX(columns, skin + 1);
    if (state === null) paths.lines += `M${x} ${y}V${y2}`;
    else if (state === 'suspended') paths.rests += `M${x - BOX + 1} ${y}V${y2}M${x + BOX - 1} ${y}V${y2}`;
    else {
      paths.waits += `M${x - BOX} ${y}h${2 * BOX}v${height}h${-2 * BOX}z`;
      paths.edges += `M${x - BOX} ${y}V${y2}M${x + BOX} ${y}V${y2}`;
    }
    if (state === 'runs') paths.runs += `M${x - BAR} ${y}h${2 * BAR}v${height}h${-2 * BAR}z`;
  });
  return paths;
}

export const joined = (a: Lifelines, b: Lifelines): Lifelines => ({
  lines: a.lines + b.lines,
  waits: a.waits + b.waits,
  edges: a.edges + b.edges,
  runs: a.runs + b.runs,
  rests: a.rests + b.rests,
});

export interface Drawn {
  /** The line from lane to lane; null for what stays within one. */
  line: string | null;
  head: string;
  /** Where a mark stands on the line, or beside its lane. */
  mark: { x: number; y: number };
  label: { x: number; y: number; text: string; anchor: 'middle' | 'start' };
}

const HEAD = 8;
const MARK = { bead: 14, pull: 14, close: 13 } as const;

export function drawn(columns: Columns, arrow: Arrow): Drawn {
  const { from, to, mark } = arrow;
  const right = columns.width - 6;
  if (from === to) {
    const x = laneX(columns, from);
    const text = cutTo(arrow.label, Math.max(40, right - x - 16));
    const fits = x + 16 + text.length * CHARACTER <= right || x < columns.width / 2;
    const at = fits ? x + 14 : Math.max(columns.gutter, x - 14 - text.length * CHARACTER);
    return { line: null, head: '', mark: { x, y: LINE - 6 }, label: { x: at, y: LINE - 2, text, anchor: 'start' } };
  }
  const way = to > from ? 1 : -1;
  const a = laneX(columns, from) + way * (from === 0 ? 0 : BOX);
  const b = laneX(columns, to) - way * (to === 0 ? 1 : BOX + 1);
  const tip = b - way * HEAD;
  let line = `M${a} ${LINE}`;
  // Over a lane that has no part in it, the line takes a bow.
  for (let lane = from + way; lane !== to; lane += way) {
    const x = laneX(columns, lane);
    line += `H${x - way * 9}a9 7 0 0 ${way > 0 ? 1 : 0} ${way * 18} 0`;
  }
  line += `H${tip}`;
  const beside = mark === 'bead' || mark === 'pull' || mark === 'close' ? MARK[mark] + 8 : 0;
  const markX = a + way * (beside - 6);
  const centre = (a + way * beside + b) / 2;
  // It keeps to its arrow: over a lifeline beside it, it could not be read.
  const room = Math.abs(b - a) - beside - 4;
  const text = cutTo(arrow.label, room);
  const half = (text.length * CHARACTER) / 2;
  const x = Math.max(columns.gutter + half, Math.min(right - half, beside > 0 ? clearOf(centre, half, markX, way) : centre));
  return {
    line,
    head: `M${tip} ${LINE - 4.5}L${b} ${LINE}L${tip} ${LINE + 4.5}Z`,
    mark: { x: markX, y: LINE - (mark === 'fault' ? 0 : 1) },
    label: { x: Math.round(x), y: LABEL, text, anchor: 'middle' },
  };
}

/** A label beside a mark never lies over it. */
const clearOf = (centre: number, half: number, mark: number, way: number): number =>
  way > 0 ? Math.max(centre, mark + 13 + half) : Math.min(centre, mark - 13 - half);

function cutTo(text: string, room: number): string {
  const most = Math.max(4, Math.floor(room / CHARACTER));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
