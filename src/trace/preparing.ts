// What a first look at a recording needs to know of all of it, a piece at a time: of a hundred thousand events it takes a few hundred
// milliseconds, in which the page has other things to do. Whoever asks for one of these earlier gets it, and it is not worked out again.
import type { Steps } from '../lib/slices.ts';
import { linesPrinted } from './console-at.ts';
import { calloutsAt, crossingsAt } from './crossings.ts';
import { cursorsOf } from './cursors.ts';
import { hopsOf, linesOf } from './hops.ts';
import { profileOf } from './profile.ts';
import type { Recording } from './recording.ts';
import { judging } from './referee/verdicts.ts';
import { sceneAt } from './scene-at.ts';
import { headsOf } from './sent.ts';
import { sentenceAt } from './sentence.ts';
import { linkAt, spanFacts } from './spans.ts';
import { skinsOf } from './stack.ts';
import { toneAt } from './tones.ts';

/** Each looks through the whole of it, once. In an order in which a later one needs the earlier ones. */
const LOOKS: readonly ((recording: Recording) => unknown)[] = [
  (recording) => cursorsOf(recording, 'sent'),
  spanFacts,
  (recording) => linkAt(recording, 0),
  skinsOf,
  hopsOf,
  headsOf,
  (recording) => toneAt(recording, 0),
  profileOf,
  (recording) => crossingsAt(recording, 0),
  (recording) => calloutsAt(recording, 0),
  linesOf,
  (recording) => linesPrinted(recording, 0),
];

export function* preparing(recording: Recording): Steps<Recording> {
  for (const look of LOOKS) {
    look(recording);
    yield;
  }
  yield* judging(recording);
  const [first = 0] = hopsOf(recording);
  sceneAt(recording, first);
  yield;
  sentenceAt(recording, first);
  return recording;
}
