// Calls of start_response that the server refused: what they said never came into force.
// PEP 3333: a second call is a fatal error unless it brings exc_info; with exc_info it is one once headers were sent.
import { directionOf, type EventOf } from './event.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { sentAt } from './sent.ts';
import { eventOf } from './words.ts';

type Call = EventOf<'start_response'>;

/** Two calls without exc_info, each where the layer that began it stood. */
export interface SecondCall {
  first: Cursor;
  second: Cursor;
}

interface Refused {
  all: ReadonlySet<Cursor>;
  /** By the raise that the refusal came out as. */
  seconds: ReadonlyMap<Cursor, SecondCall>;
}

const refusedOf = perRecording((recording): Refused => {
  const all = new Set<Cursor>();
  const seconds = new Map<Cursor, SecondCall>();
  /** The call that is in force, and how it came to the server: through hands, each of which calls the next. */
  let held: readonly Cursor[] = [];
  let hands: readonly Cursor[] = [];
  recording.events.forEach((event, cursor) => {
    if (event.type !== 'start_response') {
      if (directionOf[event.type] !== 'inside') hands = [];
      return;
    }
    const before = eventOf(recording, hands.at(-1) ?? -1, 'start_response');
    hands = before !== null && before.to === event.span ? [...hands, cursor] : [cursor];
    const raise = raiseAfter(recording, cursor, event);
    const isServers = event.to === 0;
    const isSecond = isServers && event.error === undefined && held.length > 0 && !isSent(recording, event, held);
    const isLate = isServers && event.error !== undefined && sentAt(recording, cursor).status !== null;
    if (isSecond || isLate || raise?.isDirect) for (const hand of hands) all.add(hand);
    else if (isServers) held = hands;
    const [first, second] = [held[0], hands[0]];
    if (isSecond && raise && first !== undefined && second !== undefined) seconds.set(raise.at, { first, second });
  });
  return { all, seconds };
});

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

/** The client got what this call said and not what the one before said: it was not refused, whatever exc_info it brought. */
function isSent(recording: Recording, call: Call, held: readonly Cursor[]): boolean {
  const { status } = sentAt(recording, recording.events.length - 1);
  return status === call.status && eventOf(recording, held.at(-1) ?? -1, 'start_response')?.status !== status;
}

export const isRefused = (recording: Recording, cursor: Cursor): boolean => refusedOf(recording).all.has(cursor);

export const secondCallOf = (recording: Recording, raise: Cursor): SecondCall | null =>
  refusedOf(recording).seconds.get(raise) ?? null;
