// From pieces as Python posts them to what the page shows: read, checked and appended; moments, spans and changes; a jump to any moment, the very
// first one of a recording that nobody has looked at, and a step.
import { setImmediate } from 'node:timers/promises';
import { Assembly } from '../../../src/runner/assemble.ts';
import { changesAt } from '../../../src/trace/changes.ts';
import { linesPrinted, printsAt } from '../../../src/trace/console-at.ts';
import { environAt } from '../../../src/trace/environ-at.ts';
import { hopsOf, linesOf } from '../../../src/trace/hops.ts';
import { profileOf } from '../../../src/trace/profile.ts';
import type { Recording } from '../../../src/trace/recording.ts';
import { verdictsOf } from '../../../src/trace/referee/verdicts.ts';
import { requestAt } from '../../../src/trace/request-at.ts';
import { responseAt } from '../../../src/trace/response-at.ts';
import { sceneAt } from '../../../src/trace/scene-at.ts';
import { sentenceAt } from '../../../src/trace/sentence.ts';
import { spanFacts } from '../../../src/trace/spans.ts';
import { clock, ms, row } from '../measure.mjs';

const ROUNDS = 5;

export async function page(pieces: readonly string[]): Promise<void> {
  const took = { moved: Number.POSITIVE_INFINITY, derived: Number.POSITIVE_INFINITY, judged: Number.POSITIVE_INFINITY };
  const jumps = { very: Number.POSITIVE_INFINITY, first: 0, worst: 0, sum: 0, count: 0 };
  const steps = { worst: Number.POSITIVE_INFINITY, mean: Number.POSITIVE_INFINITY };
  let events = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const [recording, moved] = await move(pieces);
    events = recording.events.length;
    took.moved = Math.min(took.moved, moved);
    took.derived = Math.min(
      took.derived,
      timed(() => derive(recording)),
    );
    // What is worked out at the first look is part of the first jump; every round has one.
    const first = timed(() => jump(recording, Math.floor(events / 2)));
    jumps.first = round === 0 ? first : Math.min(jumps.first, first);
    jumps.worst = 0;
    for (let nth = 0; nth < 200; nth += 1) {
      const time = timed(() => jump(recording, Math.floor((events * ((nth * 7919) % 200)) / 200)));
      jumps.worst = Math.max(jumps.worst, time);
      jumps.sum += time;
      jumps.count += 1;
    }
    const stepped = walk(recording);
    steps.worst = Math.min(steps.worst, stepped.worst);
    steps.mean = Math.min(steps.mean, stepped.mean);
    // The same recording, and nothing is known of it.
    const unseen = { ...recording };
    jumps.very = Math.min(
      jumps.very,
      timed(() => jump(unseen, Math.floor(events / 3))),
    );
    took.judged = Math.min(
      took.judged,
      timed(() => verdictsOf(recording)),
    );
  }
  row(`${events} events moved: posted, read, checked, appended`, ms(took.moved));
  row('their moments, spans and changes', ms(took.derived), `together ${ms(took.moved + took.derived)}, want less than 150 ms`);
  row('the verdicts of every rule on them', ms(took.judged));
  row('the first jump', ms(jumps.first), 'want less than 16 ms');
  row('the first jump, with all that was worked out for it', ms(jumps.very));
  row('a jump to any moment', ms(jumps.sum / jumps.count), `at worst ${ms(jumps.worst)}`);
  row('a step to the next moment', ms(steps.mean), `at worst ${ms(steps.worst)}`);
}

/** Through a message channel, as from a worker: what is posted is copied. */
async function move(pieces: readonly string[]): Promise<[Recording, number]> {
  const { port1, port2 } = new MessageChannel();
  const assembly = new Assembly();
  const from = clock();
  await new Promise<void>((done) => {
    let left = pieces.length;
    port2.onmessage = ({ data }: MessageEvent<{ kind: 'pieces'; json: string }>) => {
      assembly.add(data.json);
      left -= 1;
      if (left === 0) done();
    };
    for (const json of pieces) port1.postMessage({ kind: 'pieces', json });
  });
  const [recording] = assembly.take();
  const took = clock() - from;
  port1.close();
  await setImmediate();
  if (recording === undefined) throw new Error('There is no recording.');
  return [recording, took];
}

function derive(recording: Recording): number {
  const hops = hopsOf(recording);
  let seen = linesOf(recording).length + spanFacts(recording).length + profileOf(recording).length;
  for (const hop of hops) seen += changesAt(recording, hop).length;
  return seen;
}

/** A thousand steps by lines from the middle on, with a turn back at the end of it. */
function walk(recording: Recording): { mean: number; worst: number } {
  const moments = linesOf(recording);
  const middle = moments.length >> 1;
  let [sum, worst] = [0, 0];
  for (let nth = 0; nth < 1000; nth += 1) {
    const at = moments[nth < 900 ? middle + nth : middle + 1800 - nth] ?? 0;
    const time = timed(() => jump(recording, at));
    sum += time;
    worst = Math.max(worst, time);
  }
  return { mean: sum / 1000, worst };
}

/** All that a view asks for a moment. */
function jump(recording: Recording, cursor: number): unknown {
  return [
    sceneAt(recording, cursor),
    environAt(recording, cursor),
    responseAt(recording, cursor),
    changesAt(recording, cursor),
    sentenceAt(recording, cursor),
    requestAt(recording, cursor),
    printsAt(recording, cursor),
    linesPrinted(recording, cursor),
  ];
}

function timed(work: () => unknown): number {
  const from = clock();
  work();
  return clock() - from;
}
