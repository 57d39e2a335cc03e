// start_response on its own rail: who called it, through whose hands it went. And what an exception did until a moment.
import { countUpTo, cursorsOf, merged } from './cursors.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { isRefused } from './refused.ts';
import type { Fault, Flag } from './scene.ts';
import { skinOfSpan } from './stack.ts';
import { toneOfStatus } from './tones.ts';
import { codeOf, eventOf } from './words.ts';

/** The flag after each start_response that was not refused. One whose caller does not hold the flag begins a new one: an error page, a retry. */
const flagsOf = perRecording((recording) => {
  const cursors: Cursor[] = [];
  const flags: Flag[] = [];
  for (const cursor of cursorsOf(recording, 'start_response')) {
    const event = eventOf(recording, cursor, 'start_response');
    if (event === null || isRefused(recording, cursor)) continue;
    const caller = skinOfSpan(recording, event.span);
    const before = flags.at(-1);
    const isHandedOn = before !== undefined && before.hands.at(-1) === caller && caller !== 0;
    const taken = event.to === null ? [] : [skinOfSpan(recording, event.to)];
    cursors.push(cursor);
    flags.push({
      text: codeOf(event.status),
      tone: toneOfStatus(event.status),
      from: isHandedOn ? before.from : caller,
      hands: [...(isHandedOn ? before.hands : []), ...taken],
    });
  }
  return { cursors, flags };
});

export function flagAt(recording: Recording, cursor: Cursor): Flag | null {
  const { cursors, flags } = flagsOf(recording);
  return flags[countUpTo(cursors, cursor) - 1] ?? null;
}

/** The fault after each raise and catch. A catch of something that crossed no boundary is no fault of the stack. */
const faultsOf = perRecording((recording) => {
  const cursors: Cursor[] = [];
  const faults: Fault[] = [];
  const latest = new Map<number, Fault>();
  for (const cursor of merged(cursorsOf(recording, 'raise'), cursorsOf(recording, 'catch'))) {
    const event = recording.events[cursor];
    if (event?.type !== 'raise' && event?.type !== 'catch') continue;
    const before = latest.get(event.error);
    const skin = skinOfSpan(recording, event.span);
    let fault: Fault;
    if (event.type === 'raise') {
      fault = { name: event.name, from: before?.from ?? skin, crossed: [...(before?.crossed ?? []), skin], caught: null };
    } else {
      if (before === undefined) continue;
      fault = { ...before, caught: skin };
    }
    latest.set(event.error, fault);
    cursors.push(cursor);
    faults.push(fault);
  }
  return { cursors, faults };
});

export function faultAt(recording: Recording, cursor: Cursor): Fault | null {
  const { cursors, faults } = faultsOf(recording);
  return faults[countUpTo(cursors, cursor) - 1] ?? null;
}
