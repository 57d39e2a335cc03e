// All that differs between two runs, each with the moment at which it can be seen: the layers, what was handed over on the way, what the client got.
// Told once, where it begins: what a layer only hands on as it came is no difference of its own.
import type { Steps } from '../lib/slices.ts';
import { alignmentOf, beatAt } from './alignment.ts';
import { countUpTo, cursorsOf } from './cursors.ts';
import { alikeButForTimes, differencesAt, textDiffers } from './differences-at.ts';
import type { EventType } from './event.ts';
import { headerChanges } from './headers.ts';
import { hopsOf } from './hops.ts';
import { maskText } from './mask.ts';
import { rowsOf, sameEvent } from './match.ts';
import { perPairInSteps } from './memo.ts';
import { type Pair, pairingOf } from './pairing.ts';
import type { Cursor, Recording } from './recording.ts';
import { responseAt } from './response-at.ts';
import type { Change } from './scene.ts';
import { isEager, linkAt } from './spans.ts';
import { skinOfSpan } from './stack.ts';
import { codeOf, eventOf, nameOf, size, weightOf } from './words.ts';

/** `request`: what the client sent; `way`: what one layer handed to another; `answer`: what the client got. */
export type Part = 'request' | 'way' | 'answer';

export interface Difference {
  part: Part;
  /** `now`: what is here, `was`: what is there. + is only here, − only there. */
  change: Change;
  /** The layer whose edge is crossed, and where it stands here (there, where it is not here at all). */
  name: string;
  skin: number;
  side: 'down' | 'up';
  /** The moments at which it is seen; null where that never happens. */
  at: { here: Cursor | null; there: Cursor | null };
  /** The moment of `here` from which on it may be told without giving away what is to come. */
  since: Cursor;
}

/** `moved`, only in one of them, or called in only one of them. */
export interface LayerDifference extends Pair {
  what: 'moved' | 'new' | 'gone' | 'only reached here' | 'only reached there';
  at: { here: Cursor | null; there: Cursor | null };
}

export interface Differences {
  layers: readonly LayerDifference[];
  crossings: readonly Difference[];
}

const differences = perPairInSteps(function* (here, there): Steps<Differences> {
  const onTheWay = yield* stepsOfTheWay(here, there);
  const crossings = [...onTheWay, ...answers(here, there)];
  yield;
  return { layers: layersOf(here, there), crossings };
});

export const differencesOf = differences.of;
/** Null when nobody has worked them out yet. */
export const differencesKnown = differences.known;
/** Works them out with places in between: of two runs of a hundred thousand events it takes half a second. */
export const differencesInSteps = differences.steps;

export const countOfDifferences = ({ layers, crossings }: Differences): number => layers.length + crossings.length;

function layersOf(here: Recording, there: Recording): readonly LayerDifference[] {
  return pairingOf(here, there).pairs.flatMap((pair): LayerDifference[] => {
    const what = whatOf(pair);
    if (what === null) return [];
    const at = { here: calledAt(here, pair.here), there: calledAt(there, pair.there) };
    return [{ ...pair, what, at }];
  });
}

function whatOf({ here, there, isMoved, isReached }: Pair): LayerDifference['what'] | null {
  if (there === null) return 'new';
  if (here === null) return 'gone';
  if (isReached.here !== isReached.there) return isReached.here ? 'only reached here' : 'only reached there';
  return isMoved ? 'moved' : null;
}

/** When a skin was first called. */
function calledAt(recording: Recording, skin: number | null): Cursor | null {
  const at = recording.spans.find(({ id }) => skinOfSpan(recording, id) === skin)?.asks;
  return at ?? null;
}

/** What comes only in one of two runs, and says more than that a layer was called there. Of several in one layer the first. */
const TOLD_ALONE: ReadonlySet<EventType> = new Set(['start_response', 'write', 'chunk', 'raise', 'catch', 'close']);

/** Hops between two places at which the work may be laid down. */
const STEP = 128;

function* stepsOfTheWay(here: Recording, there: Recording): Steps<readonly Difference[]> {
  const told = new Set<string>();
  const found: Difference[] = [];
  const tell = (side: 'here' | 'there', cursor: Cursor, partner: Cursor | null, changes: readonly Change[]) => {
    const recording = side === 'here' ? here : there;
    const event = recording.events[cursor];
    const isDown = event?.type === 'received' || event?.type === 'call' || event?.type === 'close';
    for (const change of changes) {
      const key = `${isDown} ${change.what} ${change.sign} ${change.key} ${maskText(`${change.was} ${change.now}`)}`;
      if (told.has(key)) continue;
      told.add(key);
      const skin = skinOfSpan(recording, event?.span ?? null);
      found.push({
        part: event?.type === 'received' ? 'request' : 'way',
        change,
        name: nameOf(recording, event?.span ?? 0),
        skin: side === 'here' ? skin : (pairingOf(here, there).placeOf[skin] ?? 0),
        side: isDown ? 'down' : 'up',
        at: side === 'here' ? { here: cursor, there: partner } : { here: null, there: cursor },
        since: side === 'here' ? cursor : standingAt(here, there, cursor),
      });
    }
  };
  const alone = new Set<string>();
  const tellAlone = (side: 'here' | 'there', cursor: Cursor) => {
    const recording = side === 'here' ? here : there;
    const event = recording.events[cursor];
    if (event === undefined || !TOLD_ALONE.has(event.type)) return;
    const key = `${side} ${event.type} ${nameOf(recording, event.span)}`;
    // A layer that the other run never called has been told as that.
    const isFault = event.type === 'raise' || event.type === 'catch';
    if (alone.has(key) || (!isFault && !isInBoth(recording === here ? there : here, nameOf(recording, event.span)))) return;
    alone.add(key);
    const change = aloneAt(recording, cursor, side === 'here' ? '+' : '-');
    if (change !== null) tell(side, cursor, null, [change]);
  };
  const met = new Set<Cursor>();
  for (const recording of [here, there]) {
    rowsOf(recording);
    yield;
  }
  for (const [nth, cursor] of hopsOf(here).entries()) {
    if (nth % STEP === 0) yield;
    const partner = sameEvent(here, cursor, there);
    if (partner === null) tellAlone('here', cursor);
    else {
      met.add(partner);
      tell('here', cursor, partner, differencesAt(here, cursor, there, partner));
    }
  }
  yield;
  for (const [nth, cursor] of hopsOf(there).entries()) {
    if (nth % STEP === 0) yield;
    if (!met.has(cursor)) tellAlone('there', cursor);
  }
  return found.sort((a, b) => a.since - b.since);
}

/** Where `here` stands when `there` comes to a moment that only it has. */
function standingAt(here: Recording, there: Recording, cursor: Cursor): Cursor {
  const beats = alignmentOf(here, there);
  return beats[beatAt(beats, 'there', cursor)]?.here ?? 0;
}

const isInBoth = (other: Recording, name: string): boolean => other.layers.some((layer) => layer.name === name);

function aloneAt(recording: Recording, cursor: Cursor, sign: '+' | '-'): Change | null {
  const event = recording.events[cursor];
  const change = (what: Change['what'], key: string, text: string): Change => ({
    what,
    sign,
    key,
    ...(sign === '+' ? { now: text } : { was: text }),
  });
  switch (event?.type) {
    case 'start_response':
      return change('status', 'start_response', codeOf(event.status));
    case 'chunk':
      if (isEager(recording, event.body)) return null;
      return change('body', `chunk ${linkAt(recording, cursor).nth}`, event.value?.type ?? size(weightOf(recording, event)));
    case 'write':
      return change('body', 'write()', event.value?.type ?? size(weightOf(recording, event)));
    case 'raise':
      return change('fault', event.name, event.text);
    case 'catch':
      return change('fault', 'caught by', nameOf(recording, event.span));
    case 'close':
      return change('body', 'close()', 'called');
    default:
      return null;
  }
}

/** What the client has in the end. It is seen with the last flush. */
function answers(here: Recording, there: Recording): readonly Difference[] {
  const [ours, theirs] = [lastFlush(here), lastFlush(there)];
  const [now, was] = [responseAt(here, here.events.length - 1), responseAt(there, there.events.length - 1)];
  const changes: Change[] = [];
  if (now.status !== was.status)
    changes.push({ what: 'status', sign: '~', key: 'status', was: was.status ?? 'none', now: now.status ?? 'none' });
  changes.push(...headerChanges(was.headers, alikeButForTimes(was.headers, now.headers)));
  changes.push(...textDiffers('body', was.body, now.body));
  return changes.map((change) => ({
    part: 'answer' as const,
    change,
    name: nameOf(here, 0),
    skin: 0,
    side: 'up' as const,
    at: { here: ours, there: theirs },
    since: ours ?? here.events.length - 1,
  }));
}

/** The hop that the last flush belongs to. */
function lastFlush(recording: Recording): Cursor | null {
  const last = cursorsOf(recording, 'sent').at(-1);
  const hops = hopsOf(recording);
  const hop = last === undefined ? undefined : hops[countUpTo(hops, last) - 1];
  return hop !== undefined && eventOf(recording, hop, 'sent') !== null ? hop : (last ?? null);
}
