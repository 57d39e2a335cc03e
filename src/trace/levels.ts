// Where in the onion each layer lies. Most lie within one another, a place each. Layers that one layer calls in turn (a balancer that tries a second
// application when the first one fails, a cascade) are not around one another, so they share a place: it shows the one that the moment is about.
import { countUpTo } from './cursors.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { skinsBySpan } from './stack.ts';

/** By skin, in the order of `skinsOf`: its place, outermost first, for those that were reached. */
export const placesOf = perRecording(
  (recording): readonly number[] => sharedOf(recording)?.places ?? recording.layers.map((_, skin) => skin),
);

const NONE: ReadonlySet<number> = new Set();

/** Skins that are not in the picture at a moment: another one is at their place, or at that of a layer around them. */
export function asidesAt(recording: Recording, cursor: Cursor): ReadonlySet<number> {
  const shared = sharedOf(recording);
  if (shared === null) return NONE;
  const aside = shared.asides[countUpTo(shared.cursors, cursor) - 1];
  return aside ?? shared.before;
}

interface Shared {
  places: readonly number[];
  /** Before anything was called. */
  before: ReadonlySet<number>;
  /** From these moments on, those. */
  cursors: readonly Cursor[];
  asides: readonly ReadonlySet<number>[];
}

/** Null where every layer has a place of its own. */
const sharedOf = perRecording((recording): Shared | null => {
  const places = placesByNesting(recording);
  if (places === null) return null;
  const chains = chainsOf(recording);
  const first = firstCalls(chains);
  const cursors: Cursor[] = [];
  const asides: ReadonlySet<number>[] = [];
  let shown: readonly number[] = [];
  recording.events.forEach(({ span }, cursor) => {
    const chain = span === null ? undefined : chains[span];
    // Who has returned stays in the picture until somebody else is called at that place.
    if (chain === undefined || chain.every((skin, place) => shown[place] === skin)) return;
    shown = chain;
    cursors.push(cursor);
    asides.push(asideOf(places, chain, first));
  });
  return { places, before: asideOf(places, [0], first), cursors, asides };
});

/** Each skin one further in than what called it; null where that is not one place, and where everyone has a place of its own anyway. */
function placesByNesting(recording: Recording): readonly number[] | null {
  const places: number[] = recording.layers.map(() => -1);
  for (const chain of chainsOf(recording)) {
    const skin = chain.at(-1) ?? 0;
    const place = chain.length - 1;
    if (places[skin] !== -1 && places[skin] !== place) return null;
    places[skin] = place;
  }
  return places.includes(-1) || new Set(places).size === places.length ? null : places;
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
function asideOf(places: readonly number[], shown: readonly number[], first: ReadonlyMap<number, number>): ReadonlySet<number> {
  const there = new Set(shown);
  for (let skin = first.get(shown.at(-1) ?? 0); skin !== undefined; skin = first.get(skin)) there.add(skin);
  return new Set([...places.keys()].filter((skin) => !there.has(skin)));
}
