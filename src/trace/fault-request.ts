// Faults before any application: the server answered by itself, could not load the program, or waits for a request that does not come whole.
import type { FaultFound } from './fault-sentence.ts';
import { logLine } from './logged.ts';
import type { Cursor, Recording } from './recording.ts';
import { requestLine } from './request.ts';
import { requestAt } from './request-at.ts';
import { code, NOTHING, say, who } from './say.ts';
import { answerAt, sentAt } from './sent.ts';
import type { Phrase } from './sentence.ts';
import { brief, counted, thousands } from './words.ts';

/** The server could not make sense of what it read, or had no application for it, and answered by itself. */
export function requestFault(recording: Recording): FaultFound | null {
  const { events } = recording;
  const event = events.findLastIndex((entry) => entry.type === 'received');
  if (event < 0 || recording.spans.length > 1 || recording.ended !== 'complete') return null;
  if (events.some((entry) => entry.type === 'raise')) return null;
  const { status, bytes } = sentAt(recording, events.length - 1);
  const server = who(recording, 0);
  const said = logLine(recording, 0, events.length);
  if (bytes === 0) {
    if (said !== null && events.some((entry) => entry.type === 'catch')) return null;
    return { event, says: say`${server} never calls the application${lacking(recording, event)}.` };
  }
  if (status === null) return null;
  if (/^[123]/.test(status)) {
    const { method, target } = requestLine(recording);
    return { event, says: say`${server} answers ${code(`${method} ${target}`)} by itself: no application is ever called.` };
  }
  const outcome = say`${server} refuses it, and the application is never called.`;
  const why = status.startsWith('400') ? wrongRequest(recording) : null;
  if (why !== null) return { event, says: say`${why} ${outcome}` };
  const log = said === null ? NOTHING : say` Its log says: ${code(brief(said, 160))}.`;
  const how = !status.startsWith('500') ? outcome : say`${server} fails before it can call one.`;
  return { event, says: say`No application gets to see this request: ${how}${log}` };
}

/** What is wrong with a request, where its bytes show it. */
function wrongRequest(recording: Recording): readonly Phrase[] | null {
  const { method, line } = requestLine(recording);
  if (method === '?') {
    const example = code('GET / HTTP/1.1');
    return say`The request line ${code(brief(line, 120))} is malformed: it should be a method, a target and a version with one space between them, like ${example}.`;
  }
  const head = headOf(recording);
  const length = /^content-length:[ \t]*(.*?)[ \t]*$/im.exec(head)?.[1];
  if (length !== undefined && !/^\d+$/.test(length))
    return say`The request’s ${code(`Content-Length: ${brief(length, 40)}`)} is no number of bytes.`;
  if (line.endsWith('HTTP/1.1') && !/^host:/im.test(head))
    return say`The request has no ${code('Host')} header, which HTTP/1.1 asks for.`;
  return null;
}

const headOf = (recording: Recording): string => requestAt(recording, recording.events.length).text.split(/\r?\n\r?\n/)[0] ?? '';

/** What a request lacks: its end, or bytes of its body. */
function lacking(recording: Recording, event: Cursor): readonly Phrase[] {
  const { text, bytes } = requestAt(recording, event);
  if (bytes === 0) return say`: it has read nothing of the request`;
  const end = /\r\n\r\n/.exec(text);
  if (end === null) return say`: the request does not end. An empty line has to follow the last header`;
  const promised = Number(/^content-length:[ \t]*(\d+)[ \t]*$/im.exec(headOf(recording))?.[1] ?? 0);
  const came = bytes - end.index - 4;
  if (came >= promised) return NOTHING;
  return say`: the request promises ${counted(promised, 'byte')} of body, and ${thousands(came)} came`;
}

/** Somebody reads, and the client has nothing more to say: it gives up before there is an answer. */
export function waitFault(recording: Recording): FaultFound | null {
  const event = recording.events.findIndex((entry) => entry.type === 'wait' && entry.on !== 'sleep' && entry.ms === null);
  const wait = recording.events[event];
  if (wait === undefined || recording.ended === 'stopped' || answerAt(recording, event).bytes > 0) return null;
  const by = who(recording, wait.span);
  const gone = say`The client gives up without an answer.`;
  const short = lacking(recording, event);
  if (wait.span === 0 || wait.span === null) {
    const called = recording.events.slice(0, event).some((entry) => entry.type === 'call');
    return { event, says: say`${by} waits for more from the client, and it never comes${called ? NOTHING : short}. ${gone}` };
  }
  const place = wait.place === null ? '' : ` (${wait.place.file}, line ${wait.place.line})`;
  const reads = say`${by} waits for more of ${code('wsgi.input')} than the client sends${place}`;
  if (short.length > 0) return { event, says: say`${reads}${short}. ${gone}` };
  const length = code("int(environ.get('CONTENT_LENGTH') or 0)");
  return {
    event,
    says: say`${reads}: all of the body is there, and ${who(recording, 0)} does not end ${code('wsgi.input')} behind it. Read no more than ${length} bytes. ${gone}`,
  };
}
