// What the referee says of a program that is run for real, as short lines: "app.py:2 application breaks status-form towards server".
import type { Python, RequestOptions } from '../runner/inline-python.node.ts';
import type { ServerChoice } from '../runner/runner.ts';
import type { Recording } from '../trace/recording.ts';
import { verdictsOf } from '../trace/referee/verdicts.ts';
import { plain } from '../trace/say.ts';
import { nameOf } from '../trace/words.ts';

export const GET = 'GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n';

interface How extends RequestOptions {
  raw?: string;
  server?: ServerChoice;
}

/** The recording of one request to a project. */
export function recordingOf(python: Python, files: string | Readonly<Record<string, string>>, how: How = {}): Recording {
  const { raw = GET, server = { name: 'wsgiref' }, ...options } = how;
  const started = python.start(files, { server });
  if (!started.ok) throw new Error(started.says ?? 'The project did not start.');
  const { recording, unrecorded } = python.request(raw, options);
  if (recording === null) throw new Error(unrecorded ?? 'Nothing was recorded.');
  return recording;
}

/** "application breaks status-form towards server at start_response app.py:2" for each verdict. */
export const verdictLines = (recording: Recording): readonly string[] =>
  verdictsOf(recording).map(({ rule, span, cursor, towards }) => {
    const event = recording.events[cursor];
    const place = event?.place ? ` ${event.place.file}:${event.place.line}` : '';
    return `${nameOf(recording, span)} breaks ${rule.id} towards ${towards} at ${event?.type}${place}`;
  });

/** Everything that is said, as text. */
export const verdictTexts = (recording: Recording): readonly string[] =>
  verdictsOf(recording).map(({ says, did, fix }) => `${plain(says)} | ${plain(did)} | ${plain(fix)}`);
