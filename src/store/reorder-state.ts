// The part of the state that tells how the layers stand in the source, and the actions that rewrite it (reordering.ts).
import type { Arrangement, Taken } from '../runner/runner.ts';
import type { Layer } from '../trace/recording.ts';
import type { Work } from './state.ts';

/** `beside`: how many layers of the very same text were left; when there are more, it was put back by other hands. */
export interface Off extends Taken {
  beside: number;
}

/** What was read of a source, and of which: it holds as long as that has not changed. */
export interface Read extends Arrangement {
  slug: string;
  files: Work['files'];
  factory: boolean;
}

export interface ReorderSlice extends Rearranging {
  /** How the layers stand in the source, as it was looked at last; null: not yet. */
  arrangement: Read | null;
  /** The source is being rewritten. */
  rearranging: boolean;
  /** What came of the last wish to move a layer, or why it can't be: a sentence, code in backticks. Gone at the next Send. */
  reorderSays: string | null;
  /** The slot that the layer came to that was moved last. A new object for each move. */
  moved: { slot: number } | null;
  /** The layer that has the keyboard. */
  layerInHand: Skinned | null;
  takeLayerInHand(layer: Skinned | null): void;
}

/** What reads and rewrites the source. */
export interface Rearranging {
  /** Reads the source as it stands, unless that has been done. */
  lookAtLayers(): Promise<void>;
  /** Rewrites the source so that the layer stands further in (or out, by less than 0), and sends again. */
  moveLayer(layer: Skinned, by: 1 | -1): Promise<void>;
  /** The same, to the place of another skin. */
  moveLayerTo(layer: Skinned, place: number): Promise<void>;
  /** Takes it out of the source. */
  switchOff(layer: Skinned): Promise<void>;
  /** Puts it back. */
  switchOn(off: Off): Promise<void>;
}

/** One of the skins on stage. */
export interface Skinned {
  skins: readonly Layer[];
  skin: number;
}
