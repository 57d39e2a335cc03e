// What the ghost shows at a moment, in words: at the first hop which layers stood elsewhere, then at each what differs from the run before.
import * as strings from '../../strings/shared/ghost-words.ts';
import { countUpTo } from '../../trace/cursors.ts';
import { hopAt, hopsOf } from '../../trace/hops.ts';
import type { Cursor } from '../../trace/recording.ts';
import type { Phrase } from '../../trace/sentence.ts';
import { differenceSentence, layerSentence } from '../../trace/sentence-differs.ts';
import type { GhostRun } from './use-ghost.ts';

/** Each in a sentence. Only at the hop itself: the lines that follow it have nothing of their own that differs. */
export function ghostSentences({ name, recording, earlier, ghost }: GhostRun, cursor: Cursor): readonly (readonly Phrase[])[] {
  if (hopAt(recording, cursor) !== cursor) return [];
  const compared = { earlier: name };
  const isFirst = countUpTo(hopsOf(recording), cursor) === 1;
  const layers = isFirst ? ghost.layers.map((one) => layerSentence(one, { here: recording, there: earlier }, compared)) : [];
  return [...layers, ...ghost.now.map((one) => differenceSentence(one, compared))];
}

/** Behind the sentence of the moment: the first difference and how many more there are, or only how many. */
export function ghostWords(run: GhostRun, cursor: Cursor): readonly (readonly Phrase[])[] {
  const [first, ...more] = ghostSentences(run, cursor);
  if (first === undefined) return [];
  const full = [' ', ...first, ...(more.length > 0 ? [` ${strings.andMore(more.length)}`] : [])];
  return [full, [` ${strings.differences(more.length + 1, run.name)}`]];
}
