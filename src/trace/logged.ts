// What a server wrote into its log, as far as a sentence quotes it: the one line that says why.
import type { Cursor, Recording } from './recording.ts';

/** "[time] [module:level] [pid] [client]" of Apache, "[time] [pid] [LEVEL]" of gunicorn, "client - - [time]" of wsgiref: it stands before
 *  what is said. */
export const withoutStamp = (line: string): string => line.replace(/^(?:\[[^\]]*\] ?){3,}|^\S+ - - \[[^\]]*\] (?=[^"])/, '');

/** A line about each request, whatever became of it. */
const isAccess = (line: string): boolean => /^\S+ - - \[[^\]]*\] "|^\[pid: /.test(line);

/** The last line that names an exception, or else the last one; null when nothing was logged from `from` up to `to`. */
export function logLine(recording: Recording, from: Cursor, to: Cursor): string | null {
  const text = recording.events
    .slice(from, to)
    .map((event) => (event.type === 'print' && (event.stream === 'log' || event.stream === 'errors') ? event.text : ''))
    .join('');
  const lines = text
    .split('\n')
    .map((line) => withoutStamp(line).trimEnd())
    .filter((line) => line.trim() !== '' && !isAccess(line));
  return lines.findLast((line) => isException(line)) ?? lines.at(-1)?.trim() ?? null;
}

const isException = (line: string): boolean =>
  /^[A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Iteration|Warning)\b/.test(line);

/** Did Python write this traceback of an exception that it let pass, from a `__del__` perhaps? Then nobody has stopped for it. It says so in the
 *  line before, which may be a piece of its own. */
export function isPassedOver(recording: Recording, cursor: Cursor): boolean {
  const entry = recording.events[cursor];
  const before = recording.events[cursor - 1];
  if (entry?.type !== 'print') return false;
  const piece = before?.type === 'print' && before.stream === entry.stream ? before.text : '';
  const [head = ''] = (piece + entry.text).split('Traceback (most recent call last)');
  return (head.trimEnd().split('\n').at(-1) ?? '').includes('Exception ignored ');
}

/** The line that a traceback ends with: it may be written in several pieces. */
export function endOfTraceback(recording: Recording, cursor: Cursor): string {
  const first = recording.events[cursor];
  let text = '';
  for (let at = cursor; at < recording.events.length; at += 1) {
    const event = recording.events[at];
    if (event?.type !== 'print' || first?.type !== 'print' || event.stream !== first.stream) break;
    text += event.text;
    const end = text
      .slice(text.indexOf('Traceback (most recent call last)'))
      .split('\n')
      .map(withoutStamp)
      .findLast((line) => /^\S/.test(line) && !line.startsWith('Traceback') && !line.startsWith('During '));
    if (end !== undefined) return end.trim();
  }
  return text.trim().split('\n').at(-1) ?? '';
}
