// Who is connected to Django's signals at a moment: what the start told, and what this request has connected and disconnected since. Double
// connections are found here, with why they are two; and receivers that are gone. Pure.
import { bootOf } from './boot.ts';
import { cursorsOf } from './cursors.ts';
import type { EventOf } from './event.ts';
import type { Wire } from './event-django.ts';
import type { Place } from './event-parts.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { eventOf } from './words.ts';

export interface Connection extends Wire {
  /** Where it was connected: a line of the user's, or a module; null: before anything was recorded. */
  by: { place: Place } | { module: string } | null;
  /** In which step of the start; "request": in the request on stage; null: not known. */
  phase: { name: EventOf<'phase'>['name'] | 'import' | 'request'; of: string | null } | null;
  /** Why it is one too many, beside another one of the same signal. */
  double: string | null;
}
export interface SignalWires {
  name: string;
  wires: readonly Connection[];
}

interface Made {
  by: Connection['by'];
  phase: Connection['phase'];
}

/** By number of a connection, where and when a recording says that it was made. */
const madeIn = perRecording((recording): ReadonlyMap<number, Made> => {
  const made = new Map<number, Made>();
  for (const cursor of cursorsOf(recording, 'connect')) {
    const event = eventOf(recording, cursor, 'connect');
    if (event?.wire === undefined || event.again || event.off) continue;
    const by = event.place ? { place: event.place } : event.from === undefined ? null : { module: event.from };
    const phase = recording.request === 0 ? phaseAt(recording, cursor) : { name: 'request' as const, of: null };
    made.set(event.wire, { by, phase });
  }
  return made;
});

/** The innermost step of a start that a moment lies in. */
function phaseAt(recording: Recording, cursor: Cursor): Connection['phase'] {
  let found: Connection['phase'] = null;
  let steps = bootOf(recording);
  for (;;) {
    const step = steps.findLast((one) => one.event < cursor && one.kind !== 'connect');
    if (step === undefined || (step.ends !== null && step.ends < cursor)) return found;
    if (step.kind !== 'import' && step.kind !== 'connect') found = { name: step.kind, of: step.of };
    steps = step.steps;
  }
}

/** `start`: of the process's start-up; null where nobody kept it. */
export function wiringAt(start: Recording | null, recording: Recording | null, cursor: Cursor): readonly SignalWires[] {
  const told = recording === null ? null : lastWiring(recording);
  const first = told ?? (start === null ? null : lastWiring(start));
  const signals = new Map((first?.signals ?? []).map(({ name, wires }) => [name, [...wires]]));
  if (recording !== null && recording.request !== 0)
    for (const at of cursorsOf(recording, 'connect')) {
      const event = eventOf(recording, at, 'connect');
      if (at <= cursor && event !== null) apply(signals, event);
    }
  const made = new Map([...(start === null ? [] : madeIn(start)), ...(recording === null ? [] : madeIn(recording))]);
  return [...signals]
    .filter(([, wires]) => wires.length > 0)
    .map(([name, wires]) => ({
      name,
      wires: wires.map((wire) => {
        const facts = (wire.wire === undefined ? undefined : made.get(wire.wire)) ?? { by: null, phase: null };
        return { ...wire, ...facts, double: doubleOf(wire, wires) };
      }),
    }));
}

const lastWiring = (recording: Recording): EventOf<'wiring'> | null =>
  eventOf(recording, cursorsOf(recording, 'wiring').at(-1) ?? -1, 'wiring');

function apply(signals: Map<string, Wire[]>, event: EventOf<'connect'>): void {
  const { signal, off, again, wire } = event;
  const wires = signals.get(signal) ?? [];
  if (again) return;
  if (off)
    signals.set(
      signal,
      wires.filter((one) => one.wire !== wire),
    );
  else {
    const { receiver, module, def, of, bound, sender, uid, weak } = event;
    const facts = { receiver, def, of, sender, weak };
    const more = {
      ...(wire === undefined ? {} : { wire }),
      ...(module === undefined ? {} : { module }),
      ...(bound === undefined ? {} : { bound }),
      ...(uid === undefined ? {} : { uid }),
    };
    signals.set(signal, [...wires.filter((one) => one.wire !== wire), { ...facts, ...more }]);
  }
}

/** Django documentation, Signals, Preventing duplicate signals. Null: nobody else is the same receiver for the same sender. */
function doubleOf(wire: Wire, wires: readonly Wire[]): string | null {
  if (wire.dead || wire.def === null) return null;
  const other = wires.find((one) => one !== wire && !one.dead && isSame(one, wire) && isForSame(one, wire));
  if (other === undefined) return null;
  if (other.of === wire.of && other.bound !== wire.bound)
    return 'a method of two objects: each object’s method is a receiver of its own';
  if (other.of !== wire.of && other.module !== wire.module)
    return `its module was imported under two names, ${other.module} and ${wire.module}, so there are two functions`;
  if (other.of !== wire.of) return 'its def was run twice, so there are two functions of one name';
  if (other.uid !== wire.uid) return 'the same function under two dispatch_uids';
  return 'the same function for any sender and for this one';
}

const isSame = (a: Wire, b: Wire): boolean =>
  a.receiver === b.receiver && a.def !== null && b.def !== null && a.def.file === b.def.file && a.def.line === b.def.line;
const isForSame = (a: Wire, b: Wire): boolean => a.sender === b.sender || a.sender === null || b.sender === null;

/** Whether anything of the user's own is connected, or signals are told of at all. */
export const hasSignals = (recording: Recording): boolean =>
  cursorsOf(recording, 'wiring').length > 0 || cursorsOf(recording, 'connect').length > 0;

export interface SentSignal {
  cursor: Cursor;
  event: EventOf<'signal'>;
}

/** The signals that were sent in a recording. */
export const signalsSent = perRecording((recording): readonly SentSignal[] =>
  cursorsOf(recording, 'signal').flatMap((cursor) => {
    const event = eventOf(recording, cursor, 'signal');
    return event === null ? [] : [{ cursor, event }];
  }),
);
