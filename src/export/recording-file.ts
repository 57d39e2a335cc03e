// A recording as a file: the recording itself, in the format of trace/recording.ts, with the project that it is of. It is what is saved here, and
// what `python -m onionskin` writes on anybody's machine. It is read whole or not at all, and what is wrong with it is said in a sentence.
import { isObject, oneOf } from '../lib/guard.ts';
import { readJson } from '../lib/read-json.ts';
import { CONNECTION_ENDS, type ConnectionEnd } from '../runner/runner.ts';
import { parseRecording, RecordingFault } from '../trace/parse.ts';
import type { Recording } from '../trace/recording.ts';

const FORMAT = 'onionskin-recording';
/** Changelog. 1: the first format. */
const VERSION = 1;
/** In characters. The budgets of the recorder (budgets.py) keep it far below. */
export const MOST_RECORDED = 60_000_000;
/** More than the recorder ever lets through. */
const MOST_EVENTS = 100_000;
const MOST_THINGS = 50_000;
/** Calls within calls: more would fill the stack of whatever draws them. */
const DEEPEST = 2000;

export interface RecordedFile {
  recording: Recording;
  /** How the connection looked to the client afterwards. */
  end: ConnectionEnd;
  /** The project as text (what a shared project is), to be checked by whoever opens it; null when the file holds none. */
  project: string | null;
}
export type RecordedRead = ({ ok: true } & RecordedFile) | { ok: false; says: string };

/** `project`: what a shared project holds. */
export function recordingFile(recording: Recording, end: ConnectionEnd, project: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, end, project, recording })}\n`;
}

/** Is it worth asking `readRecordingFile`? */
export const isRecordingFile = (text: string): boolean =>
  /^\s*\{\s*"(?:format"\s*:\s*"onionskin-recording"|version"\s*:\s*\d+\s*,\s*"process")/.test(text);

export function readRecordingFile(text: string): RecordedRead {
  if (text.length > MOST_RECORDED) return no('It is larger than anything the recorder writes.');
  const data = readJson(text);
  if (!isObject(data)) return no('It is no JSON, or not all of it.');
  // A bare recording, as a program may have kept it.
  if (data.format === undefined && 'events' in data) return checked({ recording: data, end: 'closed', project: null });
  if (data.format !== FORMAT) return no('It holds something else than a recording.');
  if (typeof data.version === 'number' && data.version > VERSION)
    return no('A newer version wrote it. Reload this page, and try again.');
  if (data.version !== VERSION) return no('It does not say which version of the format it is in.');
  const end = isEnd(data.end) ? data.end : 'closed';
  return checked({ recording: data.recording, end, project: isObject(data.project) ? JSON.stringify(data.project) : null });
}

const isEnd = oneOf(CONNECTION_ENDS);
const no = (why: string): RecordedRead => ({ ok: false, says: `This recording can’t be opened. ${why}` });

function checked({
  recording: data,
  end,
  project,
}: {
  recording: unknown;
  end: ConnectionEnd;
  project: string | null;
}): RecordedRead {
  const tables = isObject(data) ? ['layers', 'spans', 'bodies', 'bytes', 'events', 'globals'].map((name) => data[name]) : [];
  if (tables.some((table) => Array.isArray(table) && table.length > MOST_EVENTS))
    return no('It holds more than the recorder ever writes.');
  try {
    const recording = parseRecording(data);
    const why = unsound(recording);
    return why === null ? { ok: true, recording, end, project } : no(why);
  } catch (error) {
    // Anything else is our own fault.
    if (error instanceof RecordingFault) return no(error.message);
    throw error;
  }
}

/** Everything follows the numbers in a recording, and trusts that they lead somewhere, and never in a circle. */
function unsound({ layers, spans, bodies, bytes, events, globals = [] }: Recording): string | null {
  if ([layers, spans, bodies, bytes, globals].some(({ length }) => length > MOST_THINGS))
    return 'It holds more than the recorder ever writes.';
  if (events.length === 0 || spans.length === 0) return 'Nothing has happened in it.';
  const depths: number[] = [];
  for (const { id, parent, asks } of spans) {
    if ((parent === null) !== (id === 0)) return `Its call number ${id} was made by nobody.`;
    const depth = parent === null ? 0 : (depths[parent] ?? 0) + 1;
    if (depth > DEEPEST) return 'Its calls are nested too deeply.';
    if (asks < 0 || asks >= events.length) return `Its call number ${id} begins nowhere.`;
    depths.push(depth);
  }
  let before = 0;
  for (const { at } of globals) {
    if (at < before) return 'Its globals are out of order.';
    before = at;
  }
  for (const event of events) {
    const counts = [
      NUMBERS.map((name) => (name in event ? (event as Readonly<Record<string, unknown>>)[name] : 0)),
      event.place?.line ?? 0,
    ].flat();
    if (counts.some((count) => typeof count === 'number' && count < 0)) return 'It counts something below nothing.';
    if (event.type === 'sent' && event.parts.some(({ size }) => size < 0)) return 'It counts something below nothing.';
  }
  return null;
}
const NUMBERS = ['at', 'size', 'frame', 'depth', 'kept', 'count', 'got'];
