// Where the path meets a skin's edge, and what is written in the margin there. Worked out once for a recording as lists of moments by skin,
// side and kind; a moment then only picks, from each list, the latest that is past or else the first to come.
import { changesAt } from './changes.ts';
import { countUpTo } from './cursors.ts';
import type { EventType } from './event.ts';
import { hopsOf } from './hops.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import type { Callout, Change, Crossing } from './scene.ts';
import { isEager, linkAt } from './spans.ts';
import { skinOfSpan, skinsBySpan } from './stack.ts';
import { toneAt } from './tones.ts';

type Side = 'down' | 'up';
type Progress = 'done' | 'now' | 'next';

interface Dots {
  skin: number;
  side: Side;
  kind: Crossing['kind'];
  cursors: Cursor[];
}

/** Skins whose code is not run at a crossing get no dot: a body that was handed on crosses only its maker's edge. */
const dotsOf = perRecording((recording): readonly Dots[] => {
  const all: Dots[] = [];
  const skins = skinsBySpan(recording);
  /** By skin and kind. */
  const table: (Partial<Record<Crossing['kind'], Dots>> | undefined)[] = [];
  for (const cursor of hopsOf(recording)) {
    const event = recording.events[cursor];
    const kind = event === undefined ? null : crossingKind(recording, cursor);
    if (event === undefined || kind === null) continue;
    const skin = event.span === null ? 0 : (skins[event.span] ?? 0);
    let row = table[skin];
    if (row === undefined) row = table[skin] = {};
    let dots = row[kind];
    if (dots === undefined) {
      const side = kind === 'received' || kind === 'call' || kind === 'next' || kind === 'close' ? 'down' : 'up';
      dots = row[kind] = { skin, side, kind, cursors: [] };
      all.push(dots);
    }
    dots.cursors.push(cursor);
  }
  return all;
});

function crossingKind(recording: Recording, cursor: Cursor): Crossing['kind'] | null {
  const event = recording.events[cursor];
  switch (event?.type) {
    case 'chunk':
      return isEager(recording, event.body) ? null : 'chunk';
    case 'received':
    case 'call':
    case 'return':
    case 'next':
    case 'stop':
    case 'close':
    case 'raise':
    case 'drain':
    case 'sent':
    case 'write':
      return event.type;
    default:
      return null;
  }
}

interface Picked {
  event: Cursor;
  state: Progress;
}

/** The moment to show out of a list, seen from `hop`. */
function pick(cursors: readonly Cursor[], hop: Cursor): Picked | null {
  const past = cursors[countUpTo(cursors, hop) - 1];
  if (past !== undefined) return { event: past, state: past === hop ? 'now' : 'done' };
  const first = cursors[0];
  return first === undefined ? null : { event: first, state: 'next' };
}

export function crossingsAt(recording: Recording, hop: Cursor): readonly Crossing[] {
  return dotsOf(recording).flatMap(({ skin, side, kind, cursors }): Crossing[] => {
    const picked = pick(cursors, hop);
    if (!picked) return [];
    const { nth } = linkAt(recording, picked.event);
    const tone = side === 'down' ? 'req' : kind === 'raise' ? 'fault' : toneAt(recording, picked.event);
    return [{ ...picked, skin, side, kind, tone, ...(kind === 'chunk' || kind === 'next' ? { nth } : {}) }];
  });
}

/** What a callout gathers: at one skin's edge the latest of each kind of change. */
interface Margin {
  skin: number;
  side: Side;
  slots: Map<Slot, Cursor[]>;
  /** What it told last, and of what: from moment to moment few margins tell something else. */
  last: { of: string; callout: Callout | null } | null;
}

type Slot = 'down' | 'start_response' | 'raise' | 'catch' | 'sent' | 'body';

const marginsOf = perRecording((recording): readonly Margin[] => {
  const all: Margin[] = [];
  /** By skin, one for each side. */
  const table: Record<Side, (Margin | undefined)[]> = { down: [], up: [] };
  const lastCrossed = new Map<number, number>();
  for (const cursor of hopsOf(recording)) {
    const event = recording.events[cursor];
    if (event === undefined) continue;
    let skin = skinOfSpan(recording, event.span);
    if (event.type === 'raise') lastCrossed.set(event.error, skin);
    // A catch is told where the exception rests: above the last edge it crossed.
    if (event.type === 'catch') skin = lastCrossed.get(event.error) ?? skin;
    const slot = slotOf(event.type);
    if (slot === null) continue;
    const side = slot === 'down' ? 'down' : 'up';
    let margin = table[side][skin];
    if (margin === undefined) {
      margin = table[side][skin] = { skin, side, slots: new Map(), last: null };
      all.push(margin);
    }
    const cursors = margin.slots.get(slot);
    if (cursors === undefined) margin.slots.set(slot, [cursor]);
    else cursors.push(cursor);
  }
  return all;
});

function slotOf(type: EventType): Slot | null {
  if (type === 'received' || type === 'call') return 'down';
  if (type === 'start_response' || type === 'raise' || type === 'catch' || type === 'sent') return type;
  return type === 'return' || type === 'chunk' || type === 'write' ? 'body' : null;
}

export function calloutsAt(recording: Recording, hop: Cursor): readonly Callout[] {
  return marginsOf(recording).flatMap((margin): Callout | readonly [] => {
    const picks = [...margin.slots.values()].flatMap((cursors) => pick(cursors, hop) ?? []);
    const of = picks.map(({ event, state }) => `${event}${state}`).join(' ');
    if (margin.last?.of !== of) margin.last = { of, callout: told(margin, picks.filter(isTold)) };
    return margin.last.callout ?? [];
  });

  function told(margin: Margin, picks: readonly Picked[]): Callout | null {
    const been = picks.filter((picked) => picked.state !== 'next');
    const shown = (been.length > 0 ? been : picks).toSorted((a, b) => a.event - b.event);
    const latest = been.length > 0 ? shown.at(-1) : shown[0];
    if (latest === undefined) return null;
    const changes = inOrder(shown.flatMap((picked) => changesAt(recording, picked.event)));
    const isFault = changes.some((change) => change.what === 'fault');
    const tone = margin.side === 'down' ? 'req' : isFault ? 'fault' : toneAt(recording, latest.event);
    return { event: latest.event, skin: margin.skin, side: margin.side, state: latest.state, tone, changes };
  }

  function isTold(picked: { event: Cursor }): boolean {
    return changesAt(recording, picked.event).length > 0;
  }
}

/** Only a few lines fit: a long callout tells a fault first, then the status and the body, then the headers. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const rank = ({ what }: Change) =>
    what === 'fault' ? 0 : changes.length <= 3 ? 1 : what === 'header' || what === 'environ' ? 2 : 1;
  return changes.toSorted((a, b) => rank(a) - rank(b));
}
