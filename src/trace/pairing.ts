// Which layer of one run is which of another: by name, of several that are called alike by how manieth it is. The server is the server.
import { heaviestRise, surelyRising } from '../lib/rising.ts';
import { perPair } from './memo.ts';
import type { Layer, Recording } from './recording.ts';
import { skinsOf } from './stack.ts';

/** Skins as `skinsOf(here, there)` and `skinsOf(there, here)` count them; null: it is not in that run at all. */
export interface Pair {
  name: string;
  here: number | null;
  there: number | null;
  /** It stands elsewhere among the layers that both have. Of two that changed places both do. */
  isMoved: boolean;
  /** In which of the two it was called. Where the request turned round early, what is further in is known from the other run only. */
  isReached: { here: boolean; there: boolean };
}

export interface Pairing {
  /** As they stand here, those that are only there where they stood. */
  pairs: readonly Pair[];
  /** By skin of `there`, where that place is here; of a layer that is gone, the place of what stood around it. */
  placeOf: readonly number[];
  /** Skins of `here` in an order that both runs have. */
  settled: ReadonlySet<number>;
}

export const pairingOf = perPair((here, there): Pairing => {
  const ours = skinsOf(here, there);
  const theirs = skinsOf(there, here);
  const keysThere = new Map(keysOf(theirs).map((key, skin) => [key, skin]));
  const partners = keysOf(ours).map((key) => keysThere.get(key) ?? null);
  const shared = partners.flatMap((partner, skin) => (partner === null ? [] : [{ skin, partner }]));
  const places = shared.map(({ partner }) => partner);
  const sure = new Set([...surelyRising(places)].map((at) => shared[at]?.skin));
  const settled = new Set(heaviestRise(places, () => 1).flatMap((at) => shared[at]?.skin ?? []));
  const pairs = ours.map(
    (layer, skin): Pair => ({
      name: layer.name,
      here: skin,
      there: partners[skin] ?? null,
      isMoved: partners[skin] != null && !sure.has(skin),
      isReached: { here: skin < here.layers.length, there: (partners[skin] ?? theirs.length) < there.layers.length },
    }),
  );
  const placeOf = placesOf(theirs.length, ours.length, partners, settled);
  const gone = theirs.flatMap((layer, skin): Pair[] => {
    if (partners.includes(skin)) return [];
    const isReached = { here: false, there: skin < there.layers.length };
    return [{ name: layer.name, here: null, there: skin, isMoved: false, isReached }];
  });
  return { pairs: withGone(pairs, gone, placeOf), placeOf, settled };
});

/** At least half of their layers are the same: they are runs of one program and of what became of it. */
export function areAkin(here: Recording, there: Recording): boolean {
  const layers = pairingOf(here, there).pairs.slice(1);
  return 2 * layers.filter((pair) => pair.here !== null && pair.there !== null).length >= layers.length;
}

/** The server's is the same whatever it is called. */
function keysOf(skins: readonly Layer[]): string[] {
  const seen = new Map<string, number>();
  return skins.map(({ name, kind }, skin) => {
    if (kind === 'server' && skin === 0) return 'server';
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return `layer ${nth} ${name}`;
  });
}

/** As many here as there: each place is the same place. Else what stayed in order holds the others. */
function placesOf(
  theirs: number,
  ours: number,
  partners: readonly (number | null)[],
  settled: ReadonlySet<number>,
): readonly number[] {
  if (theirs === ours) return Array.from({ length: theirs }, (_, skin) => skin);
  const held = new Map([...settled].map((skin) => [partners[skin] ?? -1, skin]));
  let last = 0;
  return Array.from({ length: theirs }, (_, skin) => {
    last = held.get(skin) ?? last;
    return last;
  });
}

/** Those that are gone, each behind what stands at its place. */
function withGone(pairs: readonly Pair[], gone: readonly Pair[], placeOf: readonly number[]): readonly Pair[] {
  const all = [...pairs];
  for (const pair of gone.toReversed()) {
    const place = placeOf[pair.there ?? 0] ?? 0;
    all.splice(all.findIndex(({ here }) => here === Math.min(place, pairs.length - 1)) + 1, 0, pair);
  }
  return all;
}
