// What was printed: stdout, stderr, wsgi.errors and the server's own log, in one order.

import { countUpTo, cursorsOf } from './cursors.ts';
import type { EventOf } from './event.ts';
import type { Place } from './event-parts.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { eventOf } from './words.ts';

export interface Printed {
  stream: EventOf<'print'>['stream'];
  text: string;
  event: Cursor;
  place: Place | null;
}

const allPrints = perRecording((recording) => {
  const cursors = cursorsOf(recording, 'print');
  const prints = cursors.flatMap((cursor): Printed[] => {
    const event = eventOf(recording, cursor, 'print');
    return event === null ? [] : [{ stream: event.stream, text: event.text, event: cursor, place: event.place }];
  });
  const cut = cursorsOf(recording, 'cut').find((cursor) => eventOf(recording, cursor, 'cut')?.what === 'prints') ?? null;
  let count = 0;
  const lines = prints.map(({ text }) => {
    count += linesOfText(text);
    return count;
  });
  return { prints, cursors, lines, cut };
});

/** What has been printed until a moment. */
export function printsAt(recording: Recording, cursor: Cursor): readonly Printed[] {
  const { cursors, prints } = allPrints(recording);
  return prints.slice(0, countUpTo(cursors, cursor));
}

/** How many lines that is, as one counts them on screen: a traceback is one print and many lines. */
export function linesPrinted(recording: Recording, cursor: Cursor): number {
  const { cursors, lines } = allPrints(recording);
  return lines[countUpTo(cursors, cursor) - 1] ?? 0;
}

export const linesOfText = (text: string): number => text.replace(/\n$/, '').split('\n').length;

/** Where the recording stopped keeping prints, if that was before this moment. The program itself printed on. */
export function printsCut(recording: Recording, cursor: Cursor): EventOf<'cut'> | null {
  const cut = allPrints(recording).cut;
  const event = cut === null || cut > cursor ? null : recording.events[cut];
  return event?.type === 'cut' ? event : null;
}
