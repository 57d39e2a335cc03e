// Calls of start_response that the server refused: what they said never came into force. What a server refuses shows in what happened then.
// PEP 3333: a second call is a fatal error unless it brings exc_info; with exc_info it is one once headers were sent. Some servers let the
// second call win, and some take the status out of a call that they then let fail.
import { countUpTo, cursorsOf } from './cursors.ts';
import { directionOf } from './direction.ts';
import type { EventOf } from './event.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { answerAt, flushesOf, sentAt } from './sent.ts';
import { eventOf } from './words.ts';

type Call = EventOf<'start_response'>;

/** Two calls without exc_info, each where the layer that began it stood. */
export interface SecondCall {
  first: Cursor;
  second: Cursor;
}

interface Refused {
  all: ReadonlySet<Cursor>;
  /** The client got its status, although the call came out as an exception. */
  halfTaken: ReadonlySet<Cursor>;
  /** Calls that came when the head, or a body without one, had been sent: nothing of them reaches the client. */
  late: ReadonlySet<Cursor>;
  /** Second calls without exc_info that the server let win. */
  allowed: readonly SecondCall[];
  /** By the raise that the refusal came out as. */
  seconds: ReadonlyMap<Cursor, SecondCall>;
}

const refusedOf = perRecording((recording): Refused => {
  const all = new Set<Cursor>();
  const halfTaken = new Set<Cursor>();
  const late = new Set<Cursor>();
  const allowed: SecondCall[] = [];
  const seconds = new Map<Cursor, SecondCall>();
  /** The call that is in force, and how it came to the server: through hands, each of which calls the next. */
  let held: readonly Cursor[] = [];
  let hands: readonly Cursor[] = [];
  const serversCalls = cursorsOf(recording, 'call').filter(
    (cursor) => recording.spans[recording.events[cursor]?.span ?? -1]?.parent === 0,
  );
  let calls = 0;
  for (const cursor of cursorsOf(recording, 'start_response')) {
    const event = eventOf(recording, cursor, 'start_response');
    if (event === null) continue;
    // Each call of the server's own is a request of its own.
    const called = countUpTo(serversCalls, cursor);
    if (called > calls) held = [];
    calls = called;
    const last = hands.at(-1) ?? -1;
    const before = crossingBefore(recording, cursor) === last ? eventOf(recording, last, 'start_response') : null;
    hands = before !== null && before.to === event.span ? [...hands, cursor] : [cursor];
    const raise = raiseAfter(recording, cursor, event);
    const isServers = event.to === 0;
    const sent = answerAt(recording, cursor);
    const isTooLate = isServers && (sent.status !== null || sent.isBare);
    const wins = isServers && !isTooLate && isSent(recording, cursor, raise !== null, held);
    const isSecond = isServers && event.error === undefined && held.length > 0;
    const isOut = (isSecond && !wins) || isTooLate || (raise?.isDirect && !wins);
    const call = { first: held[0] ?? cursor, second: hands[0] ?? cursor };
    if (isOut) for (const hand of hands) all.add(hand);
    if (isTooLate && raise === null) for (const hand of hands) late.add(hand);
    if (wins && raise?.isDirect) for (const hand of hands) halfTaken.add(hand);
    if (isSecond && wins) allowed.push(call);
    if (isSecond && !wins && raise) seconds.set(raise.at, call);
    if (isServers && !isOut) held = hands;
  }
  return { all, halfTaken, late, allowed, seconds };
});

/** The latest event before a moment at which something crossed a boundary; -1: none. */
function crossingBefore(recording: Recording, cursor: Cursor): Cursor {
  let at = cursor - 1;
  while (at >= 0 && directionOf[recording.events[at]?.type ?? 'line'] === 'inside') at -= 1;
  return at;
}

/** The exception that came out of where the call stood; direct, when no further line ran in between. */
function raiseAfter(recording: Recording, cursor: Cursor, call: Call): { at: Cursor; isDirect: boolean } | null {
  let isDirect = true;
  for (let at = cursor + 1; at < recording.events.length; at++) {
    const event = recording.events[at];
    if (event?.type === 'line') isDirect = false;
    if (event === undefined || directionOf[event.type] === 'inside') continue;
    const isFromThere = event.type === 'raise' && event.place !== null && isSame(event.place, call.place);
    return isFromThere ? { at, isDirect } : null;
  }
  return null;
}

const isSame = (a: Call['place'], b: Call['place']): boolean => a?.file === b?.file && a?.line === b?.line;

/** The client got what this call said and, where another one was in force, not what that one said: it was not refused, whatever came out of it. */
function isSent(recording: Recording, cursor: Cursor, raised: boolean, held: readonly Cursor[]): boolean {
  const call = eventOf(recording, cursor, 'start_response');
  const flush = nextHead(recording, cursor);
  const { status, headers } = sentAt(recording, flush);
  if (call === null || status === null || status !== call.status) return false;
  const told = toldServer(recording);
  const isLast = countUpTo(told, flush - 1) <= countUpTo(told, cursor);
  const before = eventOf(recording, held.at(-1) ?? -1, 'start_response');
  if (raised && !isLast) return false;
  if (before === null || before.status !== status) return true;
  if (!Array.isArray(call.headers) || !Array.isArray(before.headers)) return false;
  const earlier = new Set(before.headers.map(pairOf));
  const own = call.headers.map(pairOf).filter((pair) => !earlier.has(pair));
  const sent = new Set(headers.map(pairOf));
  // Two calls that say the same: nobody objected, so the second one stands as well.
  return own.length === 0 ? !raised : own.some((pair) => sent.has(pair));
}

/** The first flush after a moment with which a head is whole; -1: none. */
function nextHead(recording: Recording, cursor: Cursor): Cursor {
  const flushes = flushesOf(recording);
  for (let nth = countUpTo(flushes, cursor); nth < flushes.length; nth += 1) {
    const at = flushes[nth] as Cursor;
    if (sentAt(recording, at).status !== null) return at;
  }
  return -1;
}

/** The calls of the server's own start_response. */
export const toldServer = perRecording((recording): readonly Cursor[] =>
  cursorsOf(recording, 'start_response').filter((cursor) => eventOf(recording, cursor, 'start_response')?.to === 0),
);

const pairOf = ([name, value]: readonly [unknown, unknown]): string => `${String(name).toLowerCase()}: ${String(value)}`;

export const isRefused = (recording: Recording, cursor: Cursor): boolean => refusedOf(recording).all.has(cursor);

export const isHalfTaken = (recording: Recording, cursor: Cursor): boolean => refusedOf(recording).halfTaken.has(cursor);

export const isLate = (recording: Recording, cursor: Cursor): boolean => refusedOf(recording).late.has(cursor);

/** Second calls without exc_info that won all the same. */
export const allowedSeconds = (recording: Recording): readonly SecondCall[] => refusedOf(recording).allowed;

export const secondCallOf = (recording: Recording, raise: Cursor): SecondCall | null =>
  refusedOf(recording).seconds.get(raise) ?? null;
