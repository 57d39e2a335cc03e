// From pieces as Python posts them to what the page shows: read, checked and appended; moments, spans and changes; a jump to any moment.
import { setImmediate } from 'node:timers/promises';
import { Assembly } from '../../../src/runner/assemble.ts';
import { changesAt } from '../../../src/trace/changes.ts';
import { environAt } from '../../../src/trace/environ-at.ts';
import { hopsOf, linesOf } from '../../../src/trace/hops.ts';
import { profileOf } from '../../../src/trace/profile.ts';
import type { Recording } from '../../../src/trace/recording.ts';
import { verdictsOf } from '../../../src/trace/referee/verdicts.ts';
import { responseAt } from '../../../src/trace/response-at.ts';
import { sceneAt } from '../../../src/trace/scene-at.ts';
import { sentenceAt } from '../../../src/trace/sentence.ts';
import { spanFacts } from '../../../src/trace/spans.ts';
import { clock, ms, row } from '../measure.mjs';

const ROUNDS = 5;

export async function page(pieces: readonly string[]): Promise<void> {
  const took = { moved: Number.POSITIVE_INFINITY, derived: Number.POSITIVE_INFINITY, judged: Number.POSITIVE_INFINITY };
  const jumps = { first: 0, worst: 0, sum: 0, count: 0 };
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
    took.judged = Math.min(
      took.judged,
      timed(() => verdictsOf(recording)),
    );
  }
  row(`${events} events moved: posted, read, checked, appended`, ms(took.moved));
  row('their moments, spans and changes', ms(took.derived), `together ${ms(took.moved + took.derived)}, want less than 150 ms`);
  row('the verdicts of every rule on them', ms(took.judged));
  row('the first jump', ms(jumps.first), 'want less than 16 ms');
  row('a jump to any moment', ms(jumps.sum / jumps.count), `at worst ${ms(jumps.worst)}`);
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

/** All that a view asks for a moment. */
function jump(recording: Recording, cursor: number): unknown {
  return [
    sceneAt(recording, cursor),
    environAt(recording, cursor),
    responseAt(recording, cursor),
    changesAt(recording, cursor),
    sentenceAt(recording, cursor),
  ];
}

function timed(work: () => unknown): number {
  const from = clock();
  work();
  return clock() - from;
}
