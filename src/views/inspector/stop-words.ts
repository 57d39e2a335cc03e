// How breakpoints are told, and the keys that one may want to watch. Pure.
import * as strings from '../../strings/inspector/stop-words.ts';
import type { Break } from '../../trace/breakpoint.ts';
import { cursorsOf } from '../../trace/cursors.ts';
import { perRecording } from '../../trace/memo.ts';
import { eventOf, textOf } from '../../trace/words.ts';

export function stopWords(one: Break): string {
  switch (one.kind) {
    case 'line':
      return strings.atLine(one.file, one.line);
    case 'layer':
      return strings.atBorder(one.name);
    case 'key':
      return strings.whenChanges(one.key);
  }
}

/** Keys of environ, and headers of the response: those of this run. */
export const knownKeys = perRecording((recording): readonly string[] => {
  const keys = new Set<string>();
  for (const cursor of cursorsOf(recording, 'call')) {
    const call = eventOf(recording, cursor, 'call');
    for (const key of Object.keys({ ...call?.environ, ...call?.delta?.set })) keys.add(key);
  }
  for (const cursor of cursorsOf(recording, 'start_response')) {
    const headers = eventOf(recording, cursor, 'start_response')?.headers;
    if (Array.isArray(headers)) for (const [name] of headers) keys.add(textOf(name));
  }
  return [...keys].sort();
});
