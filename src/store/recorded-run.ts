// The run of a lesson's start that was recorded when the page was built: something to play, scrub and inspect before Python is there.
// Fetched after the first paint, and with it what reads it.
import type { Lesson } from '../lesson/lesson.ts';
import type { ConnectionEnd, Logs } from '../runner/runner.ts';
import type { Recording } from '../trace/recording.ts';
import { fromText } from '../trace/trace-text.ts';
import type { Run } from './state.ts';
import { freshWork } from './work.ts';

/** As it lies beside the page: the recording in its text form, with what differs at every run masked. */
export interface RecordedRun {
  text: string;
  end: ConnectionEnd;
  log: Logs;
}

/** No Send has this number: they count from 1. */
export const RECORDED = 0;

export function recordedRun(lesson: Lesson, { text, end, log }: RecordedRun): Run {
  const { files, request, server } = freshWork(lesson);
  const recording = fromText(text);
  return {
    id: RECORDED,
    slug: lesson.slug,
    request,
    project: { files, app: lesson.front.app },
    server,
    connection: 'new',
    started: { ok: true, recording: null, log: {}, exited: null },
    outcome: { raw: sentBy(recording), end, process: recording.process, recording, log, environ: null, exited: null },
    took: 0,
  };
}

/** Every byte that the server sent. */
export function sentBy({ events, bytes }: Recording): Uint8Array {
  const text = events.map((event) => (event.type === 'sent' ? (bytes[event.bytes] ?? '') : '')).join('');
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
