// The stage at one moment. Each part has its own file; this one puts them together.
import { brokenAt } from './broken-at.ts';
import { calloutsAt, crossingsAt } from './crossings.ts';
import { countUpTo, cursorsOf } from './cursors.ts';
import { faultAt, flagAt } from './flag.ts';
import { hopAt } from './hops.ts';
import { asidesAt, levelsOf } from './levels.ts';
import { perRecording } from './memo.ts';
import { packetAt } from './packet.ts';
import type { Cursor, Layer, Recording } from './recording.ts';
import type { Fault, Scene, Skin } from './scene.ts';
import { sentAt } from './sent.ts';
import { actingSpan, type SpanFacts, spanFacts } from './spans.ts';
import { skinOfSpan, skinsOf, turnOf } from './stack.ts';
import { toneAt } from './tones.ts';
import { unclosedAt } from './unclosed.ts';

/** `previous`: an earlier run of the same code, for the layers that this request never reached. */
export function sceneAt(recording: Recording, cursor: Cursor, previous?: Recording | null): Scene {
  const hop = hopAt(recording, cursor);
  const acting = actingSpan(recording, cursor);
  const lit = acting === null ? null : skinOfSpan(recording, acting);
  const { chunks, bytes } = sentAt(recording, cursor);
  const asides = asidesAt(recording, cursor);
  const fault = faultAt(recording, cursor);
  return {
    skins: skinStates(recording, cursor, lit, previous),
    levels: levelsOf(recording, previous),
    lit,
    turn: turnOf(recording),
    packet: packetAt(recording, hop),
    flag: flagAt(recording, cursor),
    fault: isPast(fault, asides) ? null : fault,
    broken: shown(brokenAt(recording, cursor), asides),
    unclosed: unclosedAt(recording, cursor).filter((skin) => !asides.has(skin)),
    answer: toneAt(recording, cursor),
    crossings: shown(crossingsAt(recording, hop), asides),
    callouts: shown(calloutsAt(recording, hop), asides),
    sent: { chunks, bytes },
  };
}

/** Of one that was caught, and came of a layer at whose level there is another one by now, nothing is drawn any more. */
const isPast = (fault: Fault | null, asides: ReadonlySet<number>): boolean =>
  fault !== null && fault.caught !== null && asides.has(fault.from);

/** At one level, what one layer does is drawn. */
function shown<T extends { skin: number }>(all: readonly T[], asides: ReadonlySet<number>): readonly T[] {
  return asides.size === 0 ? all : all.filter(({ skin }) => !asides.has(skin));
}

/** The same list for moments that are alike in this: of a stream's hundred thousand there are few. */
function skinStates(recording: Recording, cursor: Cursor, lit: number | null, previous?: Recording | null): readonly Skin[] {
  const lazy = lazySkins(recording, cursor);
  const reached = recording.layers.length;
  const isOver = cursor >= turnedAt(recording);
  const skins = skinsOf(recording, previous);
  const table = knownSkins(recording);
  // What lies further in comes from an earlier run, and may come from another one later.
  if (table.of !== skins) Object.assign(table, { of: skins, lists: new Map() });
  const asides = asidesAt(recording, cursor);
  const key = `${lit} ${isOver} ${[...lazy].join(' ')} ${[...asides].join(' ')}`;
  const known = table.lists.get(key);
  if (known !== undefined) return known;
  const states = skins.map((layer, skin): Skin => {
    if (skin >= reached) return { layer, state: isOver ? 'never' : 'idle' };
    if (skin === lit) return { layer, state: 'here' };
    if (asides.has(skin)) return { layer, state: 'aside' };
    return { layer, state: lazy.has(skin) ? 'lazy' : 'idle' };
  });
  table.lists.set(key, states);
  return states;
}

const knownSkins = perRecording((): { of: readonly Layer[] | null; lists: Map<string, readonly Skin[]> } => ({
  of: null,
  lists: new Map(),
}));

/** By skin that has a lazy call at all: its calls, in the order in which they were made. */
const lazyCalls = perRecording((recording) => {
  const bySkin = new Map<number, SpanFacts[]>();
  for (const span of spanFacts(recording)) {
    const skin = skinOfSpan(recording, span.id);
    const row = bySkin.get(skin);
    if (span.id === 0) continue;
    if (row === undefined) bySkin.set(skin, [span]);
    else row.push(span);
  }
  return [...bySkin].flatMap(([skin, spans]) => {
    if (!spans.some(({ lazy }) => lazy)) return [];
    const calls = spans.toSorted((a, b) => a.called - b.called);
    return [{ skin, calls, cursors: calls.map(({ called }) => called) }];
  });
});

/** Skins that were called, the latest time, without any of their code having run yet. */
function lazySkins(recording: Recording, cursor: Cursor): ReadonlySet<number> {
  const lazy = new Set<number>();
  for (const { skin, calls, cursors } of lazyCalls(recording)) {
    const latest = calls[countUpTo(cursors, cursor) - 1];
    if (latest?.lazy && (latest.entered === null || latest.entered > cursor)) lazy.add(skin);
  }
  return lazy;
}

const TURNS = ['start_response', 'return', 'raise'] as const;

/** When the path turns: the first thing that comes up out of the deepest skin reached. */
const turnedAt = perRecording((recording): Cursor => {
  const deepest = turnOf(recording);
  const firsts = TURNS.flatMap(
    (type) =>
      cursorsOf(recording, type).find((cursor) => {
        const span = recording.events[cursor]?.span ?? null;
        return span !== null && skinOfSpan(recording, span) === deepest;
      }) ?? [],
  );
  return firsts.length === 0 ? recording.events.length - 1 : Math.min(...firsts);
});
