// What comes of a request to Django in one file (django-programs.ts), for tests: what ran within Django, as a story, and the answer.
import type { Python } from '../runner/inline-python.node.ts';
import { WITHIN } from './django-programs.ts';
import { story } from './tell.ts';

export interface CameOf {
  lines: string[];
  status: string;
  body: string;
}

/** Asks the project that was started last once more. */
export function askAgain(python: Python, path: string): CameOf {
  const { recording, raw, unrecorded } = python.request(`GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`);
  if (recording === null || unrecorded !== null) throw new Error(`Nothing was recorded: ${unrecorded}`);
  const lines = story({ ...recording, events: recording.events.filter(({ type }) => WITHIN.has(type)) });
  const [head = '', ...body] = raw.split('\r\n\r\n');
  return {
    lines: lines.filter((line) => !line.startsWith('WSGIHandler')),
    status: head.slice(9, 12),
    body: body.join('\r\n\r\n'),
  };
}

/** Starts the source, and asks it. */
export function ask(python: Python, source: string, path = '/'): CameOf {
  const started = python.start(source);
  if (!started.ok) throw new Error(`It did not start: ${started.says}`);
  return askAgain(python, path);
}
