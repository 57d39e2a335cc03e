// The scene's callouts as boxes that want a place in the margin: one for each crossing, folded skins summed up, the current one dearest.
import { andMore } from '../../strings/stage/shared.ts';
import * as strings from '../../strings/stage/wishes.ts';
import type { Callout, Change, Scene, Tone } from '../../trace/scene.ts';
import { size } from '../../trace/words.ts';
import { NAMED } from './bands.ts';
import type { Wish } from './callout-layout.ts';
import { type CalloutLine, calloutLines, countOf, oneLine, widthOf } from './callout-lines.ts';
import { bandAt, crossY, skinAt } from './geometry.ts';
import type { Plate } from './plate.ts';
import { BEAD, beadsOf, closeY, isPromised, pingsOf, pingY } from './pulls.ts';
import { answers } from './rest.ts';

export interface Box extends Wish {
  key: string;
  lines: readonly CalloutLine[];
  width: number;
  state: 'done' | 'now' | 'next';
  tone: Tone;
  /** How much of a body is left, for its two bars. */
  bars: number | null;
  /** What crossed there: the latest, where there were several. */
  event?: number;
  /** x at which its leader ends, when not at the rail. */
  leadX?: number;
  /** The same on one line, for crowded margins. */
  short?: Box;
  /** What the run before did otherwise is in it: some of it differs, or all of it is no more. */
  lit?: 'differs' | 'gone';
  /** A run of folded skins, with a brace in place of a leader: y of its ends. */
  brace?: readonly [number, number];
}

export const LINE = 15;
export const PADDING = 6;
/** Where counts stand in narrow margins: so far from the plate's edge. */
export const EDGE = 37;
const BARS = 9;
/** From this rank on it is no callout, only words beside a mark. */
const ASIDE = 4000;

export function boxesOf(plate: Plate, scene: Scene, side: 'down' | 'up'): Box[] {
  const spots = bySpot(
    plate,
    told(scene, plate.margin === 'counts').filter((callout) => callout.side === side),
  );
  const now = scene.callouts.find((callout) => callout.state === 'now');
  const nowY = now ? spotY(plate, now.skin) : plate.geometry.E;
  const boxes = [...spots.values()].map((spot) => boxOf(plate, spot, nowY, beadsOf(plate, scene).length));
  if (plate.margin === 'counts') return boxes;
  return side === 'up' ? [...boxes, ...braces(plate)] : [...boxes, ...asides(plate, scene)];
}

/** What is to come is not given away; only that something will be sent is said, once an answer is on its way. */
function told(scene: Scene, counts: boolean): Callout[] {
  const answering = scene.packet !== null && answers(scene.packet);
  return scene.callouts.flatMap((callout): Callout[] => {
    if (counts) {
      const counted = callout.changes.filter(isCounted);
      return callout.state !== 'next' && counted.length > 0 ? [{ ...callout, changes: counted }] : [];
    }
    if (callout.state === 'now') return [callout];
    if (callout.state === 'done') {
      const isSent = callout.changes.some(({ what }) => what === 'sent');
      return [isSent ? { ...callout, changes: callout.changes.map((change) => inAll(change, scene)) } : callout];
    }
    if (!answering || !callout.changes.some((change) => change.what === 'sent')) return [];
    return [{ ...callout, changes: [{ what: 'sent', sign: '', key: strings.notSent }] }];
  });
}

/** Once it has left, all that has been sent counts, not the last of it. */
const inAll = (change: Change, scene: Scene): Change =>
  change.what === 'sent' && change.now !== undefined ? { ...change, now: size(scene.sent.bytes) } : change;

/** What is no change is not counted: the request line, what was sent, the environ that the server made. */
const isCounted = ({ what, sign }: Change): boolean => what !== 'request' && what !== 'sent' && !(what === 'environ' && !sign);

interface Spot {
  key: string;
  y: number;
  folded: number;
  callouts: Callout[];
}

/** Callouts by where they point. */
function bySpot(plate: Plate, callouts: readonly Callout[]): Map<string, Spot> {
  const spots = new Map<string, Spot>();
  for (const callout of callouts) {
    const atClient = callout.changes.some((change) => change.what === 'request' || change.what === 'sent');
    const { key, y, isFolded } = spotOf(plate, callout, atClient);
    const spot = spots.get(key) ?? { key, y, folded: 0, callouts: [] };
    spot.callouts.push(callout);
    if (isFolded) spot.folded += 1;
    spots.set(key, spot);
  }
  return spots;
}

/** What the client says and hears stands at the wire; what folded skins do, at the middle of their run. */
export function spotOf(
  plate: Plate,
  { side, skin, state }: Pick<Callout, 'side' | 'skin' | 'state'>,
  atClient: boolean,
): { key: string; y: number; isFolded: boolean } {
  const run = state === 'now' ? undefined : foldedRuns(plate).find(([first, last]) => skin >= first && skin <= last);
  if (run) return { key: `${side} run ${run[0]}`, y: (spotY(plate, run[0]) + spotY(plate, run[1])) / 2, isFolded: true };
  if (atClient) return { key: `${side}-client`, y: plate.wireY + 2, isFolded: false };
  return { key: `${side} ${skin}`, y: spotY(plate, skin), isFolded: false };
}

const spotY = (plate: Plate, skin: number): number => crossY(plate.geometry, skin);

function boxOf(plate: Plate, { key, y, folded, callouts }: Spot, nowY: number, beads: number): Box {
  const leadX = key === 'up-client' && beads > 0 ? plate.geometry.cx + plate.geometry.p + BEAD * (beads - 1) + 11 : undefined;
  const state = callouts.some((callout) => callout.state === 'now')
    ? 'now'
    : callouts.some((c) => c.state === 'done')
      ? 'done'
      : 'next';
  const shown = callouts.filter((callout) => callout.state === state || state === 'now');
  const changes = latest(shown);
  const last = shown.at(-1);
  const room = plate.calloutX.left - 4;
  const lines =
    plate.margin === 'counts'
      ? [{ sign: countOf(changes) }]
      : folded > 1
        ? summary(folded, callouts)
        : calloutLines(changes, room);
  const sizes = plate.margin === 'full' && folded <= 1 ? changes.find((change) => change.sizes)?.sizes : undefined;
  const bars = sizes && sizes[0] > 0 && sizes[0] !== sizes[1] ? Math.min(1, sizes[1] / sizes[0]) : null;
  const box: Box = {
    key,
    y,
    lines,
    state,
    bars,
    tone: last?.tone ?? 'req',
    width: plate.margin === 'counts' ? 29 : Math.min(room, widthOf(lines)),
    height: lines.length * LINE + PADDING + (bars === null ? 0 : BARS),
    rank: state === 'now' ? 0 : 1 + Math.abs(y - nowY),
    ...(leadX === undefined ? {} : { leadX }),
    ...(last === undefined ? {} : { event: last.event }),
  };
  const line = folded > 1 ? { key: strings.ofThese(folded) } : oneLine(changes, room);
  return plate.margin === 'counts' || box.height <= LINE + PADDING ? box : { ...box, short: onOneLine(box, line, room) };
}

const onOneLine = (box: Box, line: CalloutLine, room: number): Box => ({
  ...box,
  lines: [line],
  bars: null,
  width: Math.min(room, widthOf([line])),
  height: LINE + PADDING,
});

/** What stands for callouts that have no place. Words beside marks only help, they may go. */
export function restOf(plate: Plate, side: 'down' | 'up', left: readonly Box[]): Box | null {
  const [first] = left;
  const callouts = left.filter(({ rank }) => rank < ASIDE);
  if (!first || callouts.length === 0) return null;
  const lines = [plate.margin === 'counts' ? { key: '…' } : { key: andMore(callouts.length) }];
  const y = callouts.reduce((sum, box) => sum + box.y, 0) / callouts.length;
  const leadX = side === 'down' ? plate.calloutX.left : plate.calloutX.right;
  const width = plate.margin === 'counts' ? 29 : widthOf(lines);
  return {
    key: `${side} rest`,
    y,
    lines,
    width,
    height: LINE + PADDING,
    state: 'done',
    tone: first.tone,
    bars: null,
    rank: 1,
    leadX,
  };
}

/** Of several changes of one thing at one crossing (a chunk after a chunk) only the last is told. */
function latest(callouts: readonly Callout[]): readonly Change[] {
  const [only] = callouts;
  // The same list, where it is one: its lines are known.
  if (only !== undefined && callouts.length === 1 && only.changes.length === 1) return only.changes;
  const changes = new Map<string, Change>();
  for (const change of callouts.flatMap((callout) => callout.changes)) {
    const key = `${change.what} ${change.what === 'body' ? '' : change.key}`;
    changes.delete(key);
    changes.set(key, change);
  }
  const told = [...changes.values()];
  const isWhole = only !== undefined && callouts.length === 1 && told.every((change, nth) => change === only.changes[nth]);
  return isWhole ? only.changes : told;
}

function summary(count: number, callouts: readonly Callout[]): CalloutLine[] {
  const [first] = callouts;
  return strings.changed(count, first?.side === 'down' ? 'environ' : 'answer').map((key) => ({ key }));
}

/** Words beside the marks that carry none: the current pull, the promise of close(), and one that never came. */
function asides(plate: Plate, scene: Scene): Box[] {
  const boxes: Box[] = [];
  const left = plate.geometry.cx - plate.geometry.p;
  const aside = (key: string, y: number, lines: CalloutLine[], leadX: number, state: Box['state']) => {
    const size = { width: widthOf(lines), height: lines.length * LINE + PADDING };
    boxes.push({ key, y, lines, ...size, leadX, state, tone: 'req', bars: null, rank: ASIDE });
  };
  if (isPromised(scene)) aside('close', closeY(plate), [{ key: strings.closeLast(plate.margin !== 'full') }], left - 32, 'next');
  const [close, never] = strings.neverClosed;
  for (const skin of scene.unclosed)
    aside(`unclosed ${skin}`, pingY(plate, skin), [{ key: close, value: never, fault: true }], left - 11, 'done');
  for (const { skin, nth } of pingsOf(scene))
    aside(`ping ${skin}`, pingY(plate, skin), [{ key: 'next()', value: strings.nth(nth) }], left - 11, 'done');
  return boxes;
}

/** Runs of two or more neighbours that are too thin for a name: first and last skin of each. */
function foldedRuns({ geometry: g }: Plate): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (let skin = 1; skin < g.skins.length - 1; skin++) {
    if (bandAt(g, skin) >= NAMED) continue;
    const run = runs.at(-1);
    if (run && run[1] === skin - 1) run[1] = skin;
    else runs.push([skin, skin]);
  }
  return runs.filter(([first, last]) => last > first);
}

function braces(plate: Plate): Box[] {
  const g = plate.geometry;
  return foldedRuns(plate).map(([first, last]): Box => {
    const ends = [skinAt(g, first).T, skinAt(g, last + 1).T] as const;
    const [skins, folded] = strings.folded(last - first + 1);
    const lines = [{ value: skins }, { key: folded }];
    const y = (ends[0] + ends[1]) / 2;
    return {
      key: `brace ${first}`,
      y,
      lines,
      width: widthOf(lines),
      height: 2 * LINE + PADDING,
      state: 'done',
      tone: 'req',
      bars: null,
      brace: ends,
      rank: ASIDE + 1000,
    };
  });
}
