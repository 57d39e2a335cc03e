// Callouts with what another run did otherwise: those that differ are lit, and say what was there; where only the other run has something to
// say, a callout of its own says it. Numbers and words, without React.
import { andMore } from '../../strings/stage/shared.ts';
import type { Difference } from '../../trace/differences.ts';
import { type CalloutLine, cut, lettersIn, MOST_LINES, UNLIKE, widthOf } from './callout-lines.ts';
import type { Plate } from './plate.ts';
import { type Box, EDGE, LINE, PADDING, spotOf } from './wishes.ts';

/** The run that this one is compared with. */
export interface Lit {
  /** What it is called: "run 6", "B". */
  name: string;
  /** What differs, as far as it has happened. */
  crossings: readonly Difference[];
  /** The moment on stage. */
  hop: number;
  /** Callouts in which nothing differs are left out. */
  alone?: boolean;
}

export function litBoxes(plate: Plate, side: 'down' | 'up', boxes: readonly Box[], lit: Lit): Box[] {
  const spots = new Map<string, { y: number; found: Difference[] }>();
  for (const difference of lit.crossings) {
    if (difference.side !== side) continue;
    const state = difference.since === lit.hop ? 'now' : 'done';
    const { key, y } = spotOf(plate, { side, skin: difference.skin, state }, difference.part !== 'way');
    const spot = spots.get(key) ?? { y, found: [] };
    spot.found.push(difference);
    spots.set(key, spot);
  }
  const kept = lit.alone ? boxes.filter((box) => spots.has(box.key) || box.brace !== undefined) : boxes;
  const known = kept.map((box) => {
    const spot = spots.get(box.key);
    spots.delete(box.key);
    return spot === undefined ? box : withDifferences(plate, box, spot.found, lit);
  });
  const all = [...known, ...[...spots].map(([key, { y, found }]) => ownBox(plate, key, y, found, lit))];
  if (plate.margin !== 'counts') return all;
  // There the method stands beside the rail: no line goes through it.
  const { cx, p } = plate.geometry;
  return all.map((box) => (box.key === 'down-client' ? { ...box, leadX: Math.max(EDGE, cx - p - METHOD) } : box));
}

/** The room that the longest of the usual methods takes, and air on either side of it. */
const METHOD = 64;

function withDifferences(plate: Plate, box: Box, found: readonly Difference[], lit: Lit): Box {
  if (plate.margin === 'counts') return { ...box, lines: [{ sign: UNLIKE, key: `${found.length}` }], lit: 'differs' };
  const said = new Set(box.lines.map((line) => line.key));
  const lines = [...box.lines, ...linesOf(plate, found, lit, said)];
  const grown = (lines.length - box.lines.length) * LINE;
  const wide = { lines, width: Math.min(roomOf(plate), widthOf(lines)), height: box.height + grown };
  const { short: _short, ...rest } = box;
  const brief: Box = { ...rest, lines: shortly(plate, found), bars: null, height: LINE + PADDING, lit: 'differs' };
  return { ...rest, ...wide, lit: 'differs', short: { ...brief, width: Math.min(roomOf(plate), widthOf(brief.lines)) } };
}

/** Nothing else is told at this crossing. */
function ownBox(plate: Plate, key: string, y: number, found: readonly Difference[], lit: Lit): Box {
  const counts = plate.margin === 'counts';
  const lines: readonly CalloutLine[] = counts
    ? [{ sign: UNLIKE, key: `${found.length}` }]
    : linesOf(plate, found, lit, new Set());
  const isNow = found.some(({ since }) => since === lit.hop);
  return {
    key,
    y,
    lines,
    width: counts ? 29 : Math.min(roomOf(plate), widthOf(lines)),
    height: lines.length * LINE + PADDING,
    state: isNow ? 'now' : 'done',
    tone: 's2',
    bars: null,
    rank: isNow ? 0 : 500,
    event: Math.max(...found.map(({ since }) => since)),
    lit: found.every(({ change }) => change.sign === '-') ? 'gone' : 'differs',
    ...(counts || lines.length === 1
      ? {}
      : {
          short: {
            ...{ key, y, state: 'done', tone: 's2', bars: null, rank: 500, lit: 'differs' },
            lines: shortly(plate, found),
            width: Math.min(roomOf(plate), widthOf(shortly(plate, found))),
            height: LINE + PADDING,
          } as Box,
        }),
  };
}

const roomOf = (plate: Plate): number => plate.calloutX.left - 4;

/** What is here stands before what was there; what is said already is not said again. */
function linesOf(plate: Plate, found: readonly Difference[], lit: Lit, said: ReadonlySet<string | undefined>): CalloutLine[] {
  const most = lettersIn(roomOf(plate));
  const lines = found.flatMap(({ change: { sign, key, was, now } }): CalloutLine[] => {
    const own: CalloutLine[] = isSaid(key, said) || sign === '-' ? [] : onOne(UNLIKE, key, now, most);
    if (sign === '+') return own;
    const past = sign === '-' ? key : (was ?? '');
    return [...own, { key: cut(`${lit.name}: ${past}`, most), past: true }];
  });
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), { key: andMore(lines.length - MOST_LINES + 1), past: true }];
}

/** In narrow margins keys are cut. */
const isSaid = (key: string, said: ReadonlySet<string | undefined>): boolean =>
  [...said].some((one) => one === key || (one?.endsWith('…') && key.startsWith(one.slice(0, -1))));

/** A sign, a key and as much of its value as there is room for. */
function onOne(sign: string, key: string, value: string | undefined, most: number): CalloutLine[] {
  const left = most - 2 - key.length - 1;
  // A short value is not cut: it gets a line of its own.
  if (value !== undefined && value.length > left && value.length <= most) return [{ sign, key: cut(key, most - 2) }, { value }];
  if (value === undefined || left < 4) return [{ sign, key: cut(key, most - 2) }];
  return [{ sign, key, value: cut(value, left) }];
}

function shortly(plate: Plate, found: readonly Difference[]): CalloutLine[] {
  const keys = [...new Set(found.map(({ change }) => change.key))].join(', ');
  return [{ sign: UNLIKE, key: cut(keys, lettersIn(roomOf(plate)) - 2) }];
}
