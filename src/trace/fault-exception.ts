// Faults that are exceptions: what the one that no layer answered means in a WSGI stack.
import { firstRaise } from './changes.ts';
import { environOf } from './environ-at.ts';
import type { EventOf } from './event.ts';
import type { FaultFound } from './fault-sentence.ts';
import { endOfTraceback, isPassedOver, logLine } from './logged.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { isRefused, secondCallOf } from './refused.ts';
import { requestAt } from './request-at.ts';
import { at, code, listed, NOTHING, say, who } from './say.ts';
import type { Phrase } from './sentence.ts';
import { brief, eventOf, layerOf, stop } from './words.ts';

const DURING: Readonly<Record<EventOf<'raise'>['during'], string>> = {
  call: '',
  next: ' while giving its chunks',
  start_response: ' in its start_response',
  write: ' in write()',
  close: ' in close()',
};

export function exceptionFault(recording: Recording): FaultFound | null {
  const event = unanswered(recording);
  const raise = event === null ? null : eventOf(recording, event, 'raise');
  if (event === null || raise === null) return serverGaveUp(recording);
  const says =
    calledTwice(recording, event) ??
    wrongCall(recording, raise) ??
    missingKey(recording, raise) ??
    hopByHop(recording, raise) ??
    endlessly(recording, raise, event) ??
    plainly(recording, raise);
  return { event, says: say`${says}${caughtBy(recording, raise)}` };
}

/** The exception that reached the server, or that a layer could only answer with an error of its own: where it was first raised. */
const unanswered = perRecording((recording): Cursor | null => {
  const caught = new Map<number, number | null>();
  let hasFailed = false;
  recording.events.forEach((event, cursor) => {
    if (event.type === 'catch') caught.set(event.error, event.span);
    if (event.type !== 'start_response' || isRefused(recording, cursor)) return;
    if (typeof event.status === 'string' && event.status.startsWith('5')) hasFailed = true;
  });
  const errors = [...firstRaise(recording)].filter(
    ([error]) => hasFailed || !caught.has(error) || layerOf(recording, caught.get(error) ?? null)?.kind === 'server',
  );
  return errors.at(-1)?.[1] ?? null;
});

function calledTwice(recording: Recording, raise: Cursor): readonly Phrase[] | null {
  const calls = secondCallOf(recording, raise);
  if (calls === null) return null;
  const first = recording.events[calls.first]?.place ?? null;
  const second = recording.events[calls.second]?.place ?? null;
  const file = first !== null && first.file !== second?.file ? ` of ${first.file}` : '';
  const before = first === null ? NOTHING : say`; line ${first.line}${file} was first`;
  return say`${code('start_response')} was called a second time without ${code('exc_info')}${at(second)}${before}.`;
}

const MISMATCH =
  /^(?<func>[\w.<>]+)\(\) (?:takes (?:from \d+ to )?\d+ positional arguments? but (?<given>\d+) (?:was|were) given|missing \d+ required positional arguments?)/;

/** The wrong number of parameters, or something that can't be called at all, where a layer should have been called. */
function wrongCall(recording: Recording, raise: EventOf<'raise'>): readonly Phrase[] | null {
  if (raise.name !== 'TypeError' || raise.during !== 'call') return null;
  const caller = who(recording, raise.span);
  const notCallable = /^'(?<type>[\w.]+)' object is not callable/.exec(raise.text)?.groups?.type;
  if (notCallable !== undefined) {
    const hint =
      notCallable === 'NoneType' ? say`; a function that should have made the application returned ${code('None')}` : NOTHING;
    return say`${caller} calls something that is not callable: ${code(raise.text)}${hint}${at(raise.place)}.`;
  }
  const { func, given } = MISMATCH.exec(raise.text)?.groups ?? {};
  if (func === undefined) return null;
  // def application(scope, receive, send), as a server for ASGI would await it.
  if (/'send'/.test(raise.text) && looksLikeLayer(recording, func, raise))
    return say`${code(raise.text)}${at(raise.place)}: an application is called with two things, ${code('environ')} and ${code('start_response')}. If it takes ${code('scope, receive, send')}, it is for ASGI, another protocol, in which a server awaits it.`;
  const isMethod = func.includes('.');
  const isLayersCall = given === undefined || Number(given) === (isMethod ? 3 : 2);
  if (!isLayersCall || !looksLikeLayer(recording, func, raise)) return null;
  const self = isMethod ? 'self, ' : '';
  const name = func.split('.').at(-1) ?? func;
  return say`${code(raise.text)}${at(raise.place)}: an application is called with two things. Write ${code(`def ${name}(${self}environ, start_response):`)}.`;
}

/** The call was the server's, or one by a layer of a callable that never began. */
function looksLikeLayer(recording: Recording, func: string, raise: EventOf<'raise'>): boolean {
  const began = recording.events.some(
    (event) => event.type === 'open' && event.name === func.split('.').at(-1) && event.span === raise.span,
  );
  return !began || layerOf(recording, raise.span)?.kind === 'server';
}

function missingKey(recording: Recording, raise: EventOf<'raise'>): readonly Phrase[] | null {
  if (raise.name !== 'KeyError') return null;
  const layer = who(recording, raise.span);
  const key = /^'([A-Z][A-Z0-9_]*|[a-z]+\.[\w.]+)'$/.exec(raise.text)?.[1];
  const cursor = firstRaise(recording).get(raise.error) ?? 0;
  const environ = raise.span === null ? null : environOf(recording, raise.span, cursor);
  if (key !== undefined && environ && environ.size > 0 && !environ.has(key)) {
    const isHidden = key.startsWith('HTTP_') && hasHeader(recording, headerOf(key));
    const why = isHidden
      ? say`: the request has the header ${code(headerOf(key))}, and ${who(recording, 0)} or a layer outside does not hand it on`
      : key.startsWith('HTTP_')
        ? say`: the request came without the header ${code(headerOf(key))}, or a layer outside took it away`
        : NOTHING;
    return say`${layer} asks for the key ${code(raise.text)}, and environ has none${why}. ${code(`environ.get(${raise.text})`)} asks without raising${at(raise.place)}.`;
  }
  return say`${layer} asks for the key ${code(raise.text)}, and there is none${at(raise.place)}: ${code('KeyError')}.`;
}

/** HTTP_X_TOKEN → X-Token. */
function headerOf(key: string): string {
  const words = key.slice('HTTP_'.length).toLowerCase().split('_');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('-');
}

/** Whether the client sent it: some servers keep headers to themselves, as mod_wsgi does with Authorization. */
function hasHeader(recording: Recording, name: string): boolean {
  const head = requestAt(recording, recording.events.length).text.split(/\r?\n\r?\n/)[0] ?? '';
  return head.split(/\r?\n/).some((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
}

/** wsgiref's and waitress's own check: headers about the connection are the server's business. */
function hopByHop(recording: Recording, raise: EventOf<'raise'>): readonly Phrase[] | null {
  const header = /^Hop-by-hop header, '(.+?)', not allowed|^(.+?) is a "hop-by-hop" header/
    .exec(raise.text)
    ?.slice(1)
    .find(Boolean);
  if (raise.name !== 'AssertionError' || header === undefined) return null;
  return say`${who(recording, raise.span)} gives the header ${code(header)}${at(raise.place)}. The connection is the server's own business, and no application may set this header: leave it out.`;
}

/** CPython's own limit: functions that call each other and never return. */
function endlessly(recording: Recording, raise: EventOf<'raise'>, cursor: Cursor): readonly Phrase[] | null {
  if (raise.name !== 'RecursionError' || !raise.text.startsWith('maximum recursion depth exceeded')) return null;
  const opened = recording.events
    .slice(0, cursor)
    .flatMap((event) => (event.type === 'open' && event.span === raise.span ? event : []));
  // The deepest half of the calls is the circle for certain, whatever led to it.
  const deepest = Math.max(0, ...opened.map((event) => event.depth));
  const names = deepest < 100 ? [] : [...new Set(opened.filter((event) => event.depth > deepest / 2).map((event) => event.name))];
  const [only] = names;
  const circle =
    only === undefined || names.length > 3
      ? say`In ${who(recording, raise.span)}, functions call themselves`
      : names.length === 1
        ? say`${code(only)} calls itself`
        : say`${listed(names.map((name) => [code(name)]))} call each other`;
  return say`${circle} without an end${at(raise.place)}: each call waits for the next one, until Python raises ${code('RecursionError')}. One call must return without calling again.`;
}

/** Characters of an exception's words: what is to be done stands at the end of them, as a rule. */
const WORDS = 300;

function plainly(recording: Recording, raise: EventOf<'raise'>): readonly Phrase[] {
  const error = raise.text === '' ? raise.name : `${raise.name}: ${brief(raise.text, WORDS)}`;
  if (raise.name === 'SystemExit') {
    return say`${who(recording, raise.span)} asks the whole process to end, with ${code(error)}${at(raise.place)}. A server has further requests to serve: answer with a status instead.`;
  }
  const where = say`${DURING[raise.during]}${at(raise.place)}`;
  return say`${who(recording, raise.span)} raises ${code(error)}${where}${where.length === 0 ? stop(error) : '.'}`;
}

function caughtBy(recording: Recording, raise: EventOf<'raise'>): readonly Phrase[] {
  const caught = recording.events.find((event) => event.type === 'catch' && event.error === raise.error);
  if (!caught || layerOf(recording, caught.span)?.kind === 'server') return say` No layer caught it.`;
  if (caught.type === 'catch' && caught.response) return say` No layer caught it: Django made a response of it.`;
  return say` ${who(recording, caught.span)} caught it.`;
}

/** The server failed over what it was given and said so only in its log: the line that names the exception is all there is. */
function serverGaveUp(recording: Recording): FaultFound | null {
  const { events } = recording;
  for (const [event, entry] of events.entries()) {
    const isOwn = entry.type === 'catch' && entry.span === 0 && !firstRaise(recording).has(entry.error);
    const isPrinted = entry.type === 'print' && entry.text.includes('Traceback (most recent call last)');
    if ((!isOwn && !isPrinted) || (isPrinted && isPassedOver(recording, event))) continue;
    const line = isPrinted ? endOfTraceback(recording, event) : logLine(recording, event, events.length);
    if (line !== null) {
      const words = brief(line, 120);
      return { event, says: say`${who(recording, 0)} could not go on: ${code(words)}${stop(words)}` };
    }
  }
  return null;
}
