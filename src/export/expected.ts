// What a test at home can expect of the application: what it gave here, but for what differs at every run and what is a server's own.
import type { EventOf } from '../trace/event.ts';
import { fixedParts, maskText } from '../trace/mask.ts';
import type { Recording } from '../trace/recording.ts';
import { responseAt } from '../trace/response-at.ts';
import { callsOf } from '../trace/sent.ts';
import { leftAt } from './hanging-up.ts';
import type { Home } from './home.ts';

export interface Expected {
  /** The name of the exception that reaches the server; then nothing else is expected. */
  raises: string | null;
  /** An exception that reaches the server fails the test: not where the client had gone, and each server makes of that what it does. */
  mayRaise: boolean;
  status: string;
  /** A value is null where it differs at every run: then the header has to be there. */
  headers: readonly (readonly [name: string, value: string | null])[];
  /** latin-1: the parts that are always the same, with anything between them. Null where nothing of it can be expected. */
  body: readonly string[] | null;
  /** The client hung up: `body` is how it begins, and what comes after that is each server's own. */
  isBeginning: boolean;
}

/** RFC 2616, 13.5.1, as wsgiref.util.is_hop_by_hop has them: its handler refuses an application that sends one. */
const HOP_BY_HOP: ReadonlySet<string> = new Set(
  'connection keep-alive proxy-authenticate proxy-authorization te trailers transfer-encoding upgrade'.split(' '),
);

/** Or a sentence that says why there is no test. */
export function expectedOf(home: Pick<Home, 'recording' | 'others' | 'leaves' | 'server'>): Expected | { says: string } {
  const { recording, leaves } = home;
  if (recording === null) return { says: 'Send the request first: then what came back is in the zip as a test.' };
  if (callsOf(recording).length > 1) return { says: 'There is no test: several requests went over one connection.' };
  if (callsOf(recording).length === 0)
    return { says: 'There is no test: the server answered itself, the application was never asked.' };
  if (home.server.name !== 'wsgiref' && isChunked(recording))
    return { says: 'There is no test: the body of the request comes in chunks, which the handler of wsgiref can’t read.' };
  const left = leftAt(recording);
  const raise = exceptionOf(recording);
  const mayRaise = raise !== null && left !== null && left < raise.at && hasGiven(recording, raise.at);
  if (raise !== null && !mayRaise)
    return { raises: raise.name, mayRaise, status: '', headers: [], body: null, isBeginning: false };
  const started = startedOf(recording);
  const response = responseAt(recording, recording.events.length - 1);
  if (left !== null && started === null)
    return { says: 'There is no test: the client hung up before the application had answered.' };
  if (started === null || (response.status !== started.status && (left === null || response.status !== null)))
    return { says: 'There is no test: the answer is the server’s own, and not the one that the application gave.' };
  if (started.headers.some(([name]) => HOP_BY_HOP.has(name.toLowerCase())))
    return { says: 'There is no test: the application sends a header of the connection, which wsgiref refuses.' };
  const others = home.others.map((other) => responseAt(other, other.events.length - 1).body);
  const varies = others.some((other) => maskText(unsigned(other)) !== maskText(unsigned(response.body)));
  const isWhole = response.complete && !response.isCutShort && response.sentBytes === response.keptBytes;
  const isBody = (isWhole || left !== null) && !varies && !isHead(recording);
  return {
    raises: null,
    mayRaise,
    status: started.status,
    headers: started.headers.map(([name, value]) => [name, isFixed(name, value) && !varies ? value : null]),
    body: !isBody ? null : left !== null ? beginningOf(response.body, leaves) : fixedIn(response.body),
    isBeginning: left !== null,
  };
}

/** The exception that came out of the outermost layer, and when. */
function exceptionOf(recording: Recording): { name: string; at: number } | null {
  const isIt = (event: Recording['events'][number]): event is EventOf<'raise'> =>
    event.type === 'raise' && isOutermost(recording, event.span);
  const at = recording.events.findIndex(isIt);
  const event = recording.events[at];
  return event !== undefined && isIt(event) ? { name: event.name, at } : null;
}

const isOutermost = (recording: Recording, span: number | null): boolean => span !== null && recording.spans[span]?.parent === 0;

/** Whether the outermost layer has given anything of a body before: with the first of it a server may learn that nobody is there. */
const hasGiven = (recording: Recording, before: number): boolean =>
  recording.events
    .slice(0, before)
    .some((event) => (event.type === 'chunk' || event.type === 'write') && isOutermost(recording, event.span));

/** What a client that waits for so many bytes has for certain. A server that sends chunks counts their framing among them. */
function beginningOf(body: string, leaves: Home['leaves']): readonly string[] | null {
  const start = (fixedIn(body)[0] ?? '').slice(0, typeof leaves === 'number' ? leaves : 0);
  return start === '' ? null : [start];
}

/** The last that was said with start_response to the server itself. */
function startedOf(recording: Recording): { status: string; headers: readonly (readonly [string, string])[] } | null {
  const event = recording.events.findLast((one) => one.type === 'start_response' && one.to === 0);
  if (event?.type !== 'start_response' || typeof event.status !== 'string' || !Array.isArray(event.headers)) return null;
  const headers: (readonly [string, string])[] = [];
  for (const row of event.headers) {
    const [name, value] = Array.isArray(row) ? row : [];
    if (typeof name !== 'string' || typeof value !== 'string') return null;
    headers.push([name, value]);
  }
  return { status: event.status, headers };
}

/** A cookie is mostly made anew; so is what only says when. */
const ANEW: ReadonlySet<string> = new Set(['set-cookie', 'date', 'expires', 'last-modified', 'etag']);
const isFixed = (name: string, value: string): boolean => !ANEW.has(name.toLowerCase()) && maskText(value) === value;

const isHead = (recording: Recording): boolean =>
  recording.events.some((event) => event.type === 'received' && (recording.bytes[event.bytes] ?? '').startsWith('HEAD '));

/** RFC 9112, 6.1. The other servers take the framing off, or make something else of it. */
const isChunked = (recording: Recording): boolean => {
  const read = recording.events.map((event) => (event.type === 'received' ? (recording.bytes[event.bytes] ?? '') : '')).join('');
  return /\r\ntransfer-encoding:[^\r]*chunked/i.test(read.slice(0, read.indexOf('\r\n\r\n')));
};

/** Django masks the token of each form anew (Django documentation, CSRF, How it works). */
const TOKEN = /(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]{64}/g;
const unsigned = (text: string): string => text.replace(TOKEN, '$1');

function fixedIn(body: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (const found of body.matchAll(TOKEN)) {
    const to = found.index + (found[1] ?? '').length;
    parts.push(...fixedParts(body.slice(from, to)));
    from = found.index + found[0].length;
  }
  return [...parts, ...fixedParts(body.slice(from))];
}
