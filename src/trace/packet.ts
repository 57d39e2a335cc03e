// The one packet: where it rests after each hop, what is written on it and what shape it has.

import { sizeOfReturn } from './bodies.ts';
import { kindOf } from './body-changes.ts';
import { countUpTo, cursorsOf, latestBefore } from './cursors.ts';
import { statusText, toneOfResponse } from './django.ts';
import { hopsOf } from './hops.ts';
import { levelsOf } from './levels.ts';
import type { Cursor, Recording, SpanId } from './recording.ts';
import { isRefused } from './refused.ts';
import { requestLine } from './request.ts';
import type { Packet, Stop, Tone } from './scene.ts';
import { sentAt } from './sent.ts';
import { isEager, linkAt } from './spans.ts';
import { skinOfSpan, turnOf } from './stack.ts';
import { toneAt } from './tones.ts';
import { blockOf, codeOf, eventOf, size, weightOf } from './words.ts';

/** The packet at a hop. A start_response moves the flag, not the packet: it stays where the hop before left it. */
export function packetAt(recording: Recording, hop: Cursor): Packet | null {
  const hops = hopsOf(recording);
  for (let n = countUpTo(hops, hop) - 1; n >= 0; n--) {
    const packet = movedAt(recording, hops[n] ?? 0);
    if (packet) return packet;
  }
  return null;
}

function movedAt(recording: Recording, cursor: Cursor): Packet | null {
  const event = recording.events[cursor];
  const { other, nth } = linkAt(recording, cursor);
  const answer = toneAt(recording, cursor);
  switch (event?.type) {
    case 'received':
      return { kind: 'request', stop: goingDown(recording, 0), text: requestLine(recording).method, tone: 'req' };
    case 'call':
      return { kind: 'request', stop: goingDown(recording, event.span), text: requestLine(recording).method, tone: 'req' };
    case 'return':
      return { kind: 'response', stop: goingUp(recording, other), ...returned(recording, cursor, answer) };
    case 'next':
      return { kind: 'next', stop: goingDown(recording, event.span), text: 'next()', tone: 'req', nth };
    case 'close':
      return { kind: 'close', stop: goingDown(recording, event.span), text: 'close()', tone: 'req' };
    case 'chunk':
    case 'write': {
      const block = blockOf(recording, event);
      const text = block === null ? (event.value?.type ?? '?') : size(weightOf(recording, event));
      return { kind: 'chunk', stop: goingUp(recording, other), text, tone: block === null ? 'fault' : answer, nth };
    }
    case 'drain':
      return {
        kind: 'chunk',
        stop: goingUp(recording, other),
        text: event.count === null ? 'rest' : `${event.count}`,
        tone: answer,
      };
    case 'stop':
      return { kind: 'response', stop: goingUp(recording, other), text: 'end', tone: answer };
    case 'raise':
      return { kind: 'fault', stop: goingUp(recording, other), text: event.name, tone: 'fault' };
    case 'catch': {
      // In the cup, where the last raise left it, though the server may have closed the body meanwhile.
      const isSame = (at: Cursor) => eventOf(recording, at, 'raise')?.error === event.error;
      const raise = latestBefore(cursorsOf(recording, 'raise'), cursor, isSame);
      return raise === null ? null : movedAt(recording, raise);
    }
    case 'sent':
      return sent(recording, cursor, answer);
    default:
      return null;
  }
}

/** In the band of the skin that was entered; in the innermost one at the turn. */
function goingDown(recording: Recording, span: SpanId | null): Stop {
  const skin = skinOfSpan(recording, span);
  const levels = levelsOf(recording);
  return { skin, side: levels[skin] === levels[turnOf(recording)] && skin > 0 ? 'turn' : 'down' };
}

/** In the band of whoever gets it, just above the boundary it crossed. */
function goingUp(recording: Recording, to: SpanId | null): Stop {
  return { skin: skinOfSpan(recording, to), side: 'up' };
}

/** A body carries its size; an answer that is no success carries its status, a lazy body what it is, a wrong one its type. */
function returned(recording: Recording, cursor: Cursor, tone: Tone): { text: string; tone: Tone } {
  const event = eventOf(recording, cursor, 'return');
  if (event?.response) {
    const own = toneOfResponse(event.response);
    const { size: bytes } = event.response;
    return { text: own === 's2' && bytes !== null ? size(bytes) : statusText(event.response), tone: own };
  }
  if (event?.value) return { text: event.value.type, tone: 'fault' };
  const bytes = sizeOfReturn(recording, cursor);
  const at = latestBefore(cursorsOf(recording, 'start_response'), cursor, (start) => !isRefused(recording, start));
  const status = eventOf(recording, at ?? -1, 'start_response');
  if (bytes !== null && tone !== 's2' && status !== null) return { text: codeOf(status.status), tone };
  if (bytes !== null) return { text: size(bytes), tone };
  return { text: event ? kindOf(recording, event) : '?', tone };
}

/** Outside, with the client: a chunk of a stream as a bead, anything else as the response with its size so far. */
function sent(recording: Recording, cursor: Cursor, tone: Tone): Packet {
  const stop: Stop = { skin: 0, side: 'client' };
  const event = eventOf(recording, cursor, 'sent');
  const last = event?.parts.findLast((part) => part.from !== 'server')?.from;
  const source = typeof last === 'number' ? recording.events[last] : undefined;
  if (typeof last === 'number' && source?.type === 'chunk' && !isEager(recording, source.body)) {
    return { kind: 'chunk', stop, text: size(weightOf(recording, source)), tone, nth: linkAt(recording, last).nth };
  }
  return { kind: 'response', stop, text: size(sentAt(recording, cursor).bytes), tone };
}
