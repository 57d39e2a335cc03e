// Where on the path rules of PEP 3333 were broken, for the stage: the verdicts of the referee as places at skins' edges.
import { perRecording } from './memo.ts';
import { onPath } from './on-path.ts';
import type { Cursor, Recording } from './recording.ts';
import type { Verdict } from './referee/verdict.ts';
import { verdictsOf } from './referee/verdicts.ts';
import type { Broken } from './scene.ts';
import { skinOfSpan } from './stack.ts';

/** In the order in which they were broken; where several were, the first. */
const breachesOf = perRecording((recording): readonly Broken[] => {
  const seen = new Set<string>();
  return verdictsOf(recording).flatMap((verdict) => {
    const place = placeOf(recording, verdict);
    const key = `${place.rail}${place.skin}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [place];
  });
});

const NONE: readonly Broken[] = [];

export function brokenAt(recording: Recording, cursor: Cursor): readonly Broken[] {
  const all = breachesOf(recording);
  return all.length === 0 ? NONE : all.filter(({ event }) => event <= cursor);
}

/** At the edge that was being crossed; what crosses none is the layer's own doing, in its band. */
const placeOf = (recording: Recording, { span, cursor }: Verdict): Broken =>
  onPath(recording, cursor) ?? { event: cursor, skin: skinOfSpan(recording, span), rail: 'down' };
