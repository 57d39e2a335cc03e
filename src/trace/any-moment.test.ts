// Whatever was looked at before: at any moment the same is shown as if one had come straight to it. And what is kept in tables and columns is
// what a plain look through the events from the first one on finds.
import { describe, expect, test } from 'vitest';
import { goldenRecordings } from '../testing/golden.node.ts';
import { Dice, randomRecordings } from '../testing/random-recording.ts';
import { deepSample, exceptionSample, lazySample, orderSample } from '../testing/samples.ts';
import { changesAt } from './changes.ts';
import { linesPrinted, printsAt } from './console-at.ts';
import { environAt } from './environ-at.ts';
import { framesAt } from './frames-at.ts';
import { hopsOf } from './hops.ts';
import { profileOf } from './profile.ts';
import type { Cursor, Recording } from './recording.ts';
import { verdictsAt } from './referee/verdicts.ts';
import { isRefused } from './refused.ts';
import { isSimple } from './request.ts';
import { requestAt } from './request-at.ts';
import { responseAt } from './response-at.ts';
import type { Tone } from './scene.ts';
import { sceneAt } from './scene-at.ts';
import { answerAt, sentAt } from './sent.ts';
import { sentenceAt } from './sentence.ts';
import { actingSpan, linkAt, spanFacts } from './spans.ts';
import { skinOfSpan } from './stack.ts';
import { toneAt, toneOfStatus } from './tones.ts';
import { eventOf, weightOf } from './words.ts';

const RECORDINGS: readonly (readonly [name: string, recording: Recording])[] = [
  ...goldenRecordings(),
  ['the order sample', orderSample()],
  ['the lazy sample', lazySample()],
  ['the exception sample', exceptionSample()],
  ['a deep stack with a stream', deepSample(6, 60)],
  ...randomRecordings(),
];

/** All that a view asks for a moment. */
const shownAt = (recording: Recording, cursor: Cursor) => ({
  scene: sceneAt(recording, cursor),
  environ: environAt(recording, cursor),
  response: { ...responseAt(recording, cursor) },
  request: requestAt(recording, cursor),
  changes: changesAt(recording, cursor),
  sentence: sentenceAt(recording, cursor),
  prints: printsAt(recording, cursor),
  lines: linesPrinted(recording, cursor),
  verdicts: verdictsAt(recording, cursor),
  acting: actingSpan(recording, cursor),
  frames: framesAt(recording, cursor),
});

describe('a jump shows what one sees who has looked at nothing before', () => {
  test.each(RECORDINGS)('%s', (_, recording) => {
    const dice = new Dice(recording.events.length);
    for (let jump = 0; jump < 25; jump += 1) {
      const cursor = dice.upTo(recording.events.length + 2) - 1;
      const shown = shownAt(recording, cursor);
      // A copy has been looked at by nobody: nothing is remembered of it.
      expect(shown, `at ${cursor}`).toEqual(shownAt(structuredClone(recording), cursor));
    }
  });
});

/** The events from the first one to a moment. */
const upTo = ({ events }: Recording, cursor: Cursor) => events.slice(0, cursor + 1);

/** By looking at one event after the other. */
function plainTones(recording: Recording): readonly Tone[] {
  let tone: Tone | null = null;
  let last: string | null = null;
  const tones = recording.events.map((event, cursor) => {
    if (event.type === 'start_response' && !isRefused(recording, cursor)) tone = toneOfStatus(event.status);
    if (event.type === 'sent') {
      const { status, isBare } = sentAt(recording, cursor);
      if (status !== null && status !== last) tone = toneOfStatus(status);
      if (isBare && !isSimple(recording)) tone = 'fault';
      last = status;
    }
    return tone;
  });
  const none: Tone = recording.events.some((event) => event.type === 'raise') ? 'fault' : 's2';
  const first = tones.find((known) => known !== null) ?? none;
  return tones.map((known) => known ?? first);
}

function plainLazy(recording: Recording, cursor: Cursor): ReadonlySet<number> {
  const lazy = new Set<number>();
  for (const span of spanFacts(recording).toSorted((a, b) => a.called - b.called)) {
    if (span.id === 0 || span.called > cursor) continue;
    const skin = skinOfSpan(recording, span.id);
    if (span.lazy && (span.entered === null || span.entered > cursor)) lazy.add(skin);
    else lazy.delete(skin);
  }
  return lazy;
}

describe('what is kept in tables is what a plain look through the events finds', () => {
  test.each(RECORDINGS)('%s', (_, recording) => {
    const { events, bytes } = recording;
    expect(events.map((_event, cursor) => toneAt(recording, cursor))).toEqual(plainTones(recording));
    expect(profileOf(recording).map(({ cursor }) => cursor)).toEqual(hopsOf(recording));
    events.forEach((event, cursor) => {
      const before = upTo(recording, cursor);
      const flushes = before.flatMap((flush) => (flush.type === 'sent' ? [flush] : []));
      const { flushes: count, bytes: sent, chunks } = sentAt(recording, cursor);
      const authors = flushes.flatMap(({ parts }) => parts.flatMap(({ from }) => (from === 'server' ? [] : [from])));
      const gone = new Set(authors.filter((at) => eventOf(recording, at, 'chunk') ?? eventOf(recording, at, 'write')));
      expect([count, sent, chunks]).toEqual([
        flushes.length,
        flushes.reduce((sum, flush) => sum + weightOf(recording, flush), 0),
        gone.size,
      ]);
      expect(responseAt(recording, cursor).keptBytes).toBe(
        responseAt(recording, cursor).raw.reduce((sum, part) => sum + part.text.length, 0),
      );
      expect(requestAt(recording, cursor).bytes).toBe(
        before.reduce((sum, part) => sum + (part.type === 'received' ? (part.size ?? bytes[part.bytes]?.length ?? 0) : 0), 0),
      );
      expect(printsAt(recording, cursor).map((print) => print.event)).toEqual(
        before.flatMap((print, at) => (print.type === 'print' ? [at] : [])),
      );
      if (event.type === 'next' || event.type === 'chunk') {
        const same = before.filter((other) => other.type === event.type && other.body === event.body);
        expect(linkAt(recording, cursor).nth).toBe(same.length);
      }
      const lazy = plainLazy(recording, cursor);
      const { skins, lit } = sceneAt(recording, cursor);
      const shown = skins.flatMap(({ state }, skin) => (state === 'lazy' ? [skin] : []));
      // Of two layers that share a place, one is in the picture.
      const isSeen = (skin: number) => skin !== lit && skins[skin]?.state !== 'aside';
      expect(shown).toEqual([...lazy].filter(isSeen).toSorted((a, b) => a - b));
      expect(answerAt(recording, cursor).flushes).toBe(count);
    });
  });
});
