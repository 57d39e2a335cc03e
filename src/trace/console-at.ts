// What was printed: stdout, stderr, wsgi.errors and the server's own log, in one order.
import type { EventOf, Place } from './event.ts';
import { countUpTo } from './hops.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';

export interface Printed {
  stream: EventOf<'print'>['stream'];
  text: string;
  event: Cursor;
  place: Place | null;
}

const allPrints = perRecording((recording): { cursors: readonly Cursor[]; prints: readonly Printed[]; cut: Cursor | null } => {
  const prints = recording.events.flatMap((event, cursor): Printed[] =>
    event.type === 'print' ? [{ stream: event.stream, text: event.text, event: cursor, place: event.place }] : [],
  );
  const cut = recording.events.findIndex((event) => event.type === 'cut' && event.what === 'prints');
  return { prints, cursors: prints.map((print) => print.event), cut: cut < 0 ? null : cut };
});

/** What has been printed until a moment. */
export function printsAt(recording: Recording, cursor: Cursor): readonly Printed[] {
  const { cursors, prints } = allPrints(recording);
  return prints.slice(0, countUpTo(cursors, cursor));
}

/** Where the recording stopped keeping prints, if that was before this moment. The program itself printed on. */
export function printsCut(recording: Recording, cursor: Cursor): EventOf<'cut'> | null {
  const cut = allPrints(recording).cut;
  const event = cut === null || cut > cursor ? null : recording.events[cut];
  return event?.type === 'cut' ? event : null;
}
