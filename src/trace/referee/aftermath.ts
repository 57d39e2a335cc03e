// What became of the response after a rule was broken: the server refused, or the client got something. Only what was recorded; no causes are made up.
import { firstRaise } from '../changes.ts';
import type { Cursor, Recording } from '../recording.ts';
import { code, NOTHING, say, who } from '../say.ts';
import { sentAt } from '../sent.ts';
import type { Phrase } from '../sentence.ts';
import { brief, counted, eventOf, layerOf } from '../words.ts';

export function aftermath(recording: Recording, cursor: Cursor): readonly Phrase[] {
  const server = who(recording, 0);
  const error = errorAfter(recording, cursor);
  const met = error === null ? NOTHING : say`${server} met ${code(error)}. `;
  if (recording.ended === 'stopped') return say`${met}The run was stopped before ${server} was done.`;
  if (recording.ended === 'exited') return say`${met}The process ended before ${server} was done.`;
  return say`${met}${clientGot(recording)}`;
}

/** What the client has in the end. */
export function clientGot(recording: Recording): readonly Phrase[] {
  const server = who(recording, 0);
  const end = sentAt(recording, recording.events.length - 1);
  if (end.bytes === 0) return say`${server} sent nothing at all.`;
  if (end.isBare) return say`${server} sent ${counted(end.body, 'byte')} of body, without a status line and without headers.`;
  if (end.status === null)
    return say`${server} sent ${counted(end.bytes, 'byte')} of a head that breaks off: no client can read it.`;
  if (/^1\d\d\b/.test(end.status)) {
    return say`The client got ${code(end.status)}, which is said before an answer, and no answer: ${counted(end.body + end.over, 'byte')} behind it are none.`;
  }
  const more = end.promised !== null && end.promised > end.body ? lacking(end.promised) : NOTHING;
  const over =
    end.over > 0 ? say`; ${counted(end.over, 'byte')} came behind its end, and no client takes them for part of it` : NOTHING;
  return say`The client got ${code(end.status)} and a body of ${counted(end.body, 'byte')}${more}${over}.`;
}

const lacking = (promised: number): readonly Phrase[] => say`, where ${code(`Content-Length: ${promised}`)} promised more`;

/** The first exception after a moment that no layer stopped: "AssertionError: …". */
function errorAfter(recording: Recording, cursor: Cursor): string | null {
  for (let at = cursor; at < recording.events.length; at++) {
    const event = recording.events[at];
    if (event?.type === 'catch' && layerOf(recording, event.span)?.kind === 'server') {
      const raise = eventOf(recording, firstRaise(recording).get(event.error) ?? -1, 'raise');
      if (raise) return raise.text === '' ? raise.name : `${raise.name}: ${brief(raise.text, 120)}`;
    }
    // A server's own exception shows in nothing but what it logs.
    if (event?.type === 'print' && event.text.includes('Traceback (most recent call last)')) {
      return brief(event.text.trim().split('\n').at(-1) ?? '', 140);
    }
  }
  return null;
}
