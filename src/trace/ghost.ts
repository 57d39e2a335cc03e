// The run before, as it lies under this one at a moment: where its packet was at the same event, which layers stood elsewhere, and what of all
// that was handed over until now was different. Nothing that is still to come is told.
import { countUpTo } from './cursors.ts';
import { type Difference, differencesOf, type LayerDifference } from './differences.ts';
import { hopAt } from './hops.ts';
import { maskText } from './mask.ts';
import { sameEvent } from './match.ts';
import { perPair } from './memo.ts';
import { packetAt } from './packet.ts';
import { pairingOf } from './pairing.ts';
import type { Cursor, Recording } from './recording.ts';
import type { Packet } from './scene.ts';
import { turnOf } from './stack.ts';

export interface Ghost {
  /** The same event there; null: it never happened. */
  at: Cursor | null;
  /** Its packet at that event, in places of this onion; null where it does not differ from this run's. */
  packet: Packet | null;
  /** The skin in which its path turned. */
  turn: number;
  layers: readonly LayerDifference[];
  /** Skins of this onion that stood at the place of another one. */
  moves: readonly { skin: number; from: number }[];
  crossings: readonly Difference[];
  /** What differs at this very moment: some of `crossings`. */
  now: readonly Difference[];
}

export function ghostAt(recording: Recording, earlier: Recording, cursor: Cursor): Ghost {
  const hop = hopAt(recording, cursor);
  const at = sameEvent(recording, hop, earlier);
  const { crossings, sinces } = inOrder(recording, earlier);
  const crossed = crossings.slice(0, countUpTo(sinces, hop));
  const { placeOf } = pairingOf(recording, earlier);
  return {
    at,
    packet: at === null ? null : ghostPacket(recording, hop, earlier, at),
    turn: placeOf[turnOf(earlier)] ?? 0,
    layers: differencesOf(recording, earlier).layers,
    moves: movesOf(recording, earlier),
    crossings: crossed,
    now: crossed.filter(({ since }) => since === hop),
  };
}

const inOrder = perPair((recording, earlier) => {
  const crossings = differencesOf(recording, earlier).crossings.toSorted((a, b) => a.since - b.since);
  return { crossings, sinces: crossings.map(({ since }) => since) };
});

const movesOf = perPair((recording, earlier) => {
  const { pairs, placeOf } = pairingOf(recording, earlier);
  return pairs.flatMap(({ here, there, isMoved }) => {
    const from = there === null ? undefined : placeOf[there];
    return isMoved && here !== null && from !== undefined && from !== here ? [{ skin: here, from }] : [];
  });
});

function ghostPacket(recording: Recording, hop: Cursor, earlier: Recording, at: Cursor): Packet | null {
  const ours = packetAt(recording, hop);
  const theirs = packetAt(earlier, at);
  if (theirs === null) return null;
  const skin = pairingOf(recording, earlier).placeOf[theirs.stop.skin] ?? 0;
  const isAlike =
    ours !== null &&
    ours.kind === theirs.kind &&
    ours.stop.skin === skin &&
    ours.stop.side === theirs.stop.side &&
    // How long the head is depends on what differs at every run.
    (maskText(ours.text) === maskText(theirs.text) || (ours.stop.side === 'client' && isSameAnswer(recording, earlier)));
  return isAlike ? null : { ...theirs, stop: { ...theirs.stop, skin } };
}

const isSameAnswer = (recording: Recording, earlier: Recording): boolean =>
  !differencesOf(recording, earlier).crossings.some(({ part }) => part === 'answer');
