// How far in each layer of the onion lies. Most lie within one another, a level each. Layers that one layer calls in turn (a balancer that tries a
// second application when the first one fails, a cascade) are not around one another, so they share a level: it shows the one that the moment is about.
import { countUpTo } from './cursors.ts';
import { perPair, perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { skinsBySpan, skinsOf } from './stack.ts';

/** By skin, as `skinsOf` has them: its level, the server at 0. */
export function levelsOf(recording: Recording, previous?: Recording | null): readonly number[] {
  const isMore = previous != null && skinsOf(recording, previous).length > recording.layers.length;
  return isMore ? continued(recording, previous) : reachedLevels(recording);
}

const reachedLevels = perRecording(
  (recording): readonly number[] => sharedOf(recording)?.levels ?? recording.layers.map((_, skin) => skin),
);

/** What was never reached lies within all that was. */
const continued = perPair((recording, previous): readonly number[] => {
  const reached = reachedLevels(recording);
  const deepest = Math.max(...reached);
  return skinsOf(recording, previous).map((_, skin) => reached[skin] ?? deepest + 1 + skin - reached.length);
});

const NONE: ReadonlySet<number> = new Set();

/** Skins that are not in the picture at a moment: another one is at their level, or at that of a layer around them. */
export function asidesAt(recording: Recording, cursor: Cursor): ReadonlySet<number> {
  const shared = sharedOf(recording);
  if (shared === null) return NONE;
  const aside = shared.asides[countUpTo(shared.cursors, cursor) - 1];
  return aside ?? shared.before;
}

interface Shared {
  levels: readonly number[];
  /** Before anything was called. */
  before: ReadonlySet<number>;
  /** From these moments on, those. */
  cursors: readonly Cursor[];
  asides: readonly ReadonlySet<number>[];
}

/** Null where every layer has a level of its own. */
const sharedOf = perRecording((recording): Shared | null => {
  const levels = levelsByNesting(recording);
  if (levels === null) return null;
  const chains = chainsOf(recording);
  const first = firstCalls(chains);
  const cursors: Cursor[] = [];
  const asides: ReadonlySet<number>[] = [];
  let shown: readonly number[] = [];
  recording.events.forEach(({ span }, cursor) => {
    const chain = span === null ? undefined : chains[span];
    // Who has returned stays in the picture until somebody else is called at that level.
    if (chain === undefined || chain.every((skin, level) => shown[level] === skin)) return;
    shown = chain;
    cursors.push(cursor);
    asides.push(asideOf(levels, chain, first));
  });
  return { levels, before: asideOf(levels, [0], first), cursors, asides };
});

/** Each skin one further in than what called it; null where that is not one level, and where everyone has a level of its own anyway. */
function levelsByNesting(recording: Recording): readonly number[] | null {
  const levels: number[] = recording.layers.map(() => -1);
  for (const chain of chainsOf(recording)) {
    const skin = chain.at(-1) ?? 0;
    const level = chain.length - 1;
    if (levels[skin] !== -1 && levels[skin] !== level) return null;
    levels[skin] = level;
  }
  return levels.includes(-1) || new Set(levels).size === levels.length ? null : levels;
}

/** By span: the skins from the server to its own. A layer that calls itself is one skin. */
const chainsOf = perRecording((recording): readonly (readonly number[])[] => {
  const skins = skinsBySpan(recording);
  const chains: (readonly number[])[] = [];
  recording.spans.forEach(({ parent }, span) => {
    const own = skins[span] ?? 0;
    const outer = parent === null ? [] : (chains[parent] ?? []);
    const known = outer.indexOf(own);
    chains[span] = known < 0 ? [...outer, own] : outer.slice(0, known + 1);
  });
  return chains;
});

/** By skin: whom it called first. */
function firstCalls(chains: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const chain of chains) {
    const [outer, own] = chain.slice(-2);
    if (outer !== undefined && own !== undefined && !first.has(outer)) first.set(outer, own);
  }
  return first;
}

/** All but those that are shown, and whom the innermost of them calls first, and so on inwards. */
function asideOf(levels: readonly number[], shown: readonly number[], first: ReadonlyMap<number, number>): ReadonlySet<number> {
  const there = new Set(shown);
  for (let skin = first.get(shown.at(-1) ?? 0); skin !== undefined; skin = first.get(skin)) there.add(skin);
  return new Set([...levels.keys()].filter((skin) => !there.has(skin)));
}
