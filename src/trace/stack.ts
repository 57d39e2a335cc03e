// The onion itself: which layers there are, outermost first, and on which of them a call lies.
import { perPair, perRecording } from './memo.ts';
import type { Layer, Recording, SpanId } from './recording.ts';
import { spanFacts } from './spans.ts';

/** The layers that were reached, by how deep each was first called; the server first. */
const reachedSkins = perRecording((recording): readonly Layer[] => {
  const depths = new Map<number, number>();
  for (const span of recording.spans) {
    const depth = spanFacts(recording)[span.id]?.depth ?? 0;
    if (!depths.has(span.layer)) depths.set(span.layer, depth);
  }
  const depthOf = (layer: Layer) => depths.get(layer.id) ?? 0;
  return recording.layers.toSorted((a, b) => depthOf(a) - depthOf(b) || a.id - b.id);
});

/**
 * Outermost first. When the request turned round early, the layers below are known only from an earlier run: pass it as `previous`,
 * a run of the same code. If its stack begins with the very names of this one, its remaining layers follow, with ids of their own.
 */
export function skinsOf(recording: Recording, previous?: Recording | null): readonly Layer[] {
  const reached = reachedSkins(recording);
  if (!previous || previous === recording) return reached;
  const earlier = reachedSkins(previous);
  const isContinued = earlier.length > reached.length && reached.every((layer, i) => earlier[i]?.name === layer.name);
  if (!isContinued) return reached;
  return continued(recording, previous);
}

const continued = perPair((recording, previous): readonly Layer[] => {
  const reached = reachedSkins(recording);
  const below = reachedSkins(previous).slice(reached.length);
  return [...reached, ...below.map((layer, i) => ({ ...layer, id: recording.layers.length + i }))];
});

/** By span. */
export const skinsBySpan = perRecording((recording): readonly number[] => {
  const skinOfLayer = new Map(reachedSkins(recording).map((layer, skin) => [layer.id, skin]));
  return recording.spans.map((span) => skinOfLayer.get(span.layer) ?? 0);
});

/** The index in `skinsOf` of the layer that a span is a call of; the server's for a span that isn't there. */
export function skinOfSpan(recording: Recording, span: SpanId | null): number {
  return span === null ? 0 : (skinsBySpan(recording)[span] ?? 0);
}

/** The deepest skin reached in the whole recording: where the path turns. */
export const turnOf = perRecording((recording): number => Math.max(0, ...skinsBySpan(recording)));
