// Whose code runs between one event and the next. One walk through the recording, with the calls and pulls that are under way on a stack.
// What says plainly where control goes is taken at its word: call, return, next, chunk, stop, raise. A start_response, a write() or a close()
// ends without an event of its own: the time after it goes to whoever acts next.
import type { TraceEvent } from './event.ts';
import { perRecording } from './memo.ts';
import type { BodyId, Cursor, Recording, SpanId } from './recording.ts';
import { isEager, linkAt, spanFacts } from './spans.ts';

/** `firm`: begun by a call or a pull, and ended by an event of its own. The others end when somebody below them acts again. */
interface Frame {
  span: SpanId;
  firm: boolean;
}

const ENDS_UNSEEN: ReadonlySet<TraceEvent['type']> = new Set(['start_response', 'write', 'close']);

/** What a walker tells of each interval between two events, in order. */
export interface Listener {
  /** A span is entered (+1) or left (-1), a body's generator is suspended (+1) or goes on (-1). */
  stands(span: SpanId, by: 1 | -1): void;
  rests(span: SpanId, by: 1 | -1): void;
  /** From the event `from` up to the next one it is as was told, and the code of `owner` runs. */
  settled(from: Cursor, owner: SpanId): void;
}

export function followControl(recording: Recording, listener: Listener): void {
  const control = new Control(recording, listener);
  let unseen = false;
  recording.events.forEach((event, cursor) => {
    const actor = actorOf(recording, cursor, event);
    if (unseen) control.give(actor);
    if (cursor > 0) listener.settled(cursor - 1, control.owner);
    if (!unseen) control.give(actor);
    control.follow(event);
    unseen = ENDS_UNSEEN.has(event.type) || !control.isFirm;
  });
}

/** Whose code did it; null where that says nothing about who has control. */
function actorOf(recording: Recording, cursor: Cursor, event: TraceEvent): SpanId | null {
  const { other } = linkAt(recording, cursor);
  switch (event.type) {
    case 'received':
    case 'sent':
      return 0;
    case 'call':
    case 'next':
    case 'close':
    case 'drain':
      return other;
    case 'return':
      return isLazy(recording, event.span) ? other : event.span;
    case 'chunk':
    case 'stop':
      return isEager(recording, event.body) ? other : event.span;
    case 'cut':
    case 'exit':
    case 'phase':
    case 'import':
      return null;
    default:
      return event.span;
  }
}

const isLazy = (recording: Recording, span: SpanId | null): boolean =>
  span !== null && (spanFacts(recording)[span]?.lazy ?? false);

/** A body whose code stands still between two pulls, to go on where it was. */
const isSuspended = (recording: Recording, body: BodyId): boolean => {
  const { kind, lazy } = recording.bodies[body] ?? {};
  return kind === 'generator' || (lazy === true && !isEager(recording, body));
};

class Control {
  readonly #recording: Recording;
  readonly #listener: Listener;
  readonly #stack: Frame[] = [];
  readonly #resting = new Set<BodyId>();

  constructor(recording: Recording, listener: Listener) {
    this.#recording = recording;
    this.#listener = listener;
    this.#push(0, true);
  }

  get owner(): SpanId {
    return this.#stack.at(-1)?.span ?? 0;
  }

  get isFirm(): boolean {
    return this.#stack.at(-1)?.firm ?? true;
  }

  /** Somebody acts: who only stood on the stack until then is done; who is not on top was called back. */
  give(actor: SpanId | null): void {
    if (actor === null) return;
    while (this.owner !== actor && !this.isFirm) this.#pop();
    if (this.owner !== actor) this.#push(actor, false);
  }

  /** What the event itself makes of it. */
  follow(event: TraceEvent): void {
    const recording = this.#recording;
    switch (event.type) {
      case 'call':
        if (event.span !== null && !isLazy(recording, event.span)) this.#push(event.span, true);
        break;
      case 'return': {
        if (!isLazy(recording, event.span)) this.#leave(event.span);
        const made = event.body === undefined ? undefined : recording.bodies[event.body];
        if (made?.lazy && made.maker === event.span) this.#rest(made.id);
        break;
      }
      case 'next':
        this.#wake(event.body);
        if (event.span !== null && !isEager(recording, event.body)) this.#push(event.span, true);
        break;
      case 'chunk':
      case 'stop':
        if (isEager(recording, event.body)) break;
        this.#leave(event.span);
        if (event.type === 'chunk') this.#rest(event.body);
        break;
      case 'raise':
        this.#leave(event.span);
        break;
      case 'close':
        this.#wake(event.body);
        break;
      default:
    }
  }

  #push(span: SpanId, firm: boolean): void {
    this.#stack.push({ span, firm });
    this.#listener.stands(span, 1);
  }

  #pop(): void {
    const frame = this.#stack.pop();
    if (frame !== undefined) this.#listener.stands(frame.span, -1);
  }

  /** The server, at the bottom, is never left. */
  #leave(span: SpanId | null): void {
    const at = this.#stack.findLastIndex((frame) => frame.span === span);
    if (at > 0) while (this.#stack.length > at) this.#pop();
  }

  #rest(body: BodyId): void {
    if (this.#resting.has(body) || !isSuspended(this.#recording, body)) return;
    this.#resting.add(body);
    this.#listener.rests(this.#recording.bodies[body]?.maker ?? 0, 1);
  }

  #wake(body: BodyId): void {
    if (this.#resting.delete(body)) this.#listener.rests(this.#recording.bodies[body]?.maker ?? 0, -1);
  }
}

/** Time as it went by, in milliseconds since the first event: it never goes back. */
export const clockOf = perRecording((recording): Float64Array => {
  const first = recording.events[0]?.at ?? 0;
  const times = new Float64Array(recording.events.length);
  let now = 0;
  recording.events.forEach(({ at }, cursor) => {
    now = Math.max(now, at - first);
    times[cursor] = now;
  });
  return times;
});

/** Of the time between each event and the next one, all that went by on purpose up to the event: nobody's code ran. */
export const waitedOf = perRecording((recording): Float64Array => {
  const clock = clockOf(recording);
  const sums = new Float64Array(recording.events.length);
  let sum = 0;
  recording.events.forEach((event, cursor) => {
    sums[cursor] = sum;
    if (event.type !== 'wait') return;
    const gap = (clock[cursor + 1] ?? clock[cursor] ?? 0) - (clock[cursor] ?? 0);
    // While a wait has no end that is known, all of it was waiting.
    sum += Math.min(gap, event.ms ?? gap);
  });
  return sums;
});
