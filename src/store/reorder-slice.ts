// How the layers stand in the source, as state. What reads and rewrites the source (reordering.ts) is fetched when that is first wanted.
import * as strings from '../strings/store/reorder-slice.ts';
import type { Rearranging, ReorderSlice } from './reorder-state.ts';
import type { Slice } from './slice.ts';

export const reorderSlice: Slice<ReorderSlice> = (set, get, needs) => {
  let made: Promise<Rearranging> | null = null;
  /** Null, with a sentence, when it can't be fetched; the next wish tries again. */
  const fetched = async (): Promise<Rearranging | null> => {
    made ??= needs.reordering().then((make) => make(set, get, needs));
    try {
      return await made;
    } catch {
      made = null;
      set({ reorderSays: strings.notFetched });
      return null;
    }
  };
  return {
    arrangement: null,
    rearranging: false,
    reorderSays: null,
    moved: null,
    layerInHand: null,
    takeLayerInHand: (layerInHand) => set({ layerInHand }),
    lookAtLayers: async () => (await fetched())?.lookAtLayers(),
    moveLayer: async (layer, by) => (await fetched())?.moveLayer(layer, by),
    moveLayerTo: async (layer, place) => (await fetched())?.moveLayerTo(layer, place),
    switchOff: async (layer) => (await fetched())?.switchOff(layer),
    switchOn: async (off) => (await fetched())?.switchOn(off),
  };
};
