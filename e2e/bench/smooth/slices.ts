// The longest piece of what is worked out in slices, under Node: no task of the page can be shorter than that.
import type { Steps } from '../../../src/lib/slices.ts';
import { deepSample } from '../../../src/testing/samples.ts';
import { differencesInSteps } from '../../../src/trace/differences.ts';
import { preparing } from '../../../src/trace/preparing.ts';
import type { Recording } from '../../../src/trace/recording.ts';
import { clock, ms, row } from '../measure.mjs';

/** Two streams of as many events as are recorded at most, of which nothing is known; the second has other chunks, one in fifty. */
export function slices(layers: number, chunks: number): void {
  const here = deepSample(layers, chunks);
  const there: Recording = { ...here, bytes: here.bytes.map((block, nth) => (nth % 50 === 7 ? `${block}!` : block)) };
  tell(`${here.events.length} events prepared for a first look`, preparing(here));
  tell('the same of another run', preparing(there));
  tell('what differs between the two', differencesInSteps(here, there));
}

function tell<T>(what: string, steps: Steps<T>): void {
  let [longest, all] = [0, 0];
  for (let done = false; !done; ) {
    const from = clock();
    done = steps.next().done ?? false;
    longest = Math.max(longest, clock() - from);
    all += clock() - from;
  }
  row(what, ms(longest), `the longest piece of ${ms(all)}`);
}
