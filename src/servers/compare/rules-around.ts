// Why servers start, leave connections, and log differently.
import { allLog } from './answer.ts';
import { isApache, oneOf, type Rule, SEEN, type Seen } from './rule.ts';

const is1 = ({ request }: Seen) => request.version === 'HTTP/1.1';
const keeps = (seen: Seen) => seen.text === 'stays open';
const closes = (seen: Seen) => seen.text === 'closed by the server';
const framing = ({ answer }: Seen) => answer.response?.framing ?? null;
const raised = ({ answer }: Seen) => /Traceback \(most recent call last\)/.test(allLog(answer.log));
/** The project itself is what kept others from starting. */
const othersGaveUp = ({ row }: Seen) => row.cells.some((cell) => cell?.text.startsWith('gave up'));
const logs =
  (pattern: RegExp) =>
  ({ answer }: Seen) =>
    pattern.test(allLog(answer.log));

export const AROUND_RULES: readonly Rule[] = [
  {
    of: 'start',
    who: (seen) => isApache(seen.name) && seen.text === 'ready' && othersGaveUp(seen),
    says: () =>
      'Apache starts whatever your code is like: it is loaded at the first request, and a fault in it is that request’s 500.',
    source: SEEN.apache,
  },
  {
    of: 'start',
    who: (seen) => seen.name === 'uwsgi' && seen.text === 'ready' && othersGaveUp(seen),
    says: ({ names }) => `${names} starts without an application, “in full dynamic mode”, and answers every request with 500.`,
    source: SEEN.uwsgi,
  },
  {
    of: 'start',
    who: (seen) => oneOf('wsgiref', 'waitress')(seen) && seen.text.startsWith('gave up'),
    says: ({ names, s }) => `${names} import${s} your code before listening, and end${s} with its traceback.`,
    source: SEEN.all,
  },
  {
    of: 'start',
    who: (seen) => seen.name === 'gunicorn' && seen.text.startsWith('gave up'),
    says: ({ names }) =>
      `${names}’s worker gives up (3: it failed to boot, 4: the app failed to load), and the arbiter ends with the same code.`,
    source: SEEN.gunicorn,
  },
  {
    of: 'end',
    who: (seen) => seen.name === 'wsgiref' && closes(seen),
    says: ({ names }) => `${names} answers as HTTP/1.0 and closes after every response.`,
    source: 'RFC 9112, 9.3',
  },
  {
    of: 'end',
    who: (seen) => seen.name === 'gunicorn' && closes(seen),
    says: ({ names }) =>
      `${names}’s sync worker has no time for a client that thinks: it always closes, so that the next one is served.`,
    source: SEEN.gunicorn,
  },
  {
    of: 'end',
    who: (seen) => seen.name === 'uwsgi' && closes(seen),
    says: ({ names }) => `${names}’s HTTP socket closes after every response.`,
    source: SEEN.uwsgi,
  },
  {
    of: 'end',
    who: (seen) => keeps(seen),
    says: ({ names, s }) =>
      `${names} keep${s} the connection for the next request: in HTTP/1.1 it stays open unless somebody says close.`,
    source: 'RFC 9112, 9.3',
  },
  {
    of: 'end',
    who: (seen) => seen.name === 'waitress' && closes(seen) && is1(seen) && framing(seen) === 'chunked',
    says: ({ names }) => `${names} closes after a body whose length it was not told, even though its chunks tell where it ends.`,
    source: SEEN.waitress,
  },
  {
    of: 'end',
    who: (seen) =>
      oneOf('waitress', 'mod_wsgi-embedded', 'mod_wsgi-daemon')(seen) && closes(seen) && (seen.answer.response?.code ?? 0) >= 400,
    says: ({ names, s }) => `After an error ${names} close${s} the connection: nobody knows what the client would send next.`,
    source: 'RFC 9112, 9.6',
  },
  {
    of: 'end',
    who: (seen) => isApache(seen.name) && closes(seen) && seen.answer.response?.cut === true,
    says: () => 'Apache waits for the bytes that were promised, and closes when its KeepAliveTimeout is over.',
    source: SEEN.apache,
  },
  {
    of: 'end',
    who: (seen) => seen.text === 'the client gave up waiting',
    says: ({ names, s }) =>
      `${names} never answer${s} to the end: something still waits, the server for the client or the client for bytes that were promised.`,
    source: SEEN.all,
  },
  {
    of: 'end',
    who: (seen) => seen.text === 'reset by the server',
    says: ({ names, s }) => `${names} throw${s} the connection away without reading what the client still sends.`,
    source: 'RFC 9112, 9.6',
  },
  {
    of: 'header connection',
    who: (seen) => seen.name === 'gunicorn' && seen.text.includes('close'),
    says: ({ names }) => `${names} says that it closes.`,
    source: 'RFC 9112, 9.6',
  },
  {
    of: 'header connection',
    who: (seen) => seen.name !== 'gunicorn' && seen.text.toLowerCase().includes('close'),
    says: ({ names, s }) => `${names} say${s} beforehand that this is the last response on the connection.`,
    source: 'RFC 9112, 9.6',
  },
  {
    of: 'header connection',
    who: (seen) => seen.absent && oneOf('wsgiref', 'uwsgi')(seen),
    says: ({ names, s }) => `${names} close${s} without saying so.`,
    source: SEEN.all,
  },
  {
    of: 'exit',
    who: (seen) => seen.text.startsWith('ended') && seen.name === 'uwsgi',
    says: ({ names }) => `In ${names} sys.exit() means what it says: the process ends, and the request with it.`,
    source: SEEN.uwsgi,
  },
  {
    of: 'log',
    who: (seen) => seen.name === 'wsgiref' && logs(/^127\.0\.0\.1 - - \[/m)(seen),
    says: ({ names }) => `${names} writes a line for each request to stderr, before it closes the body.`,
    source: SEEN.wsgiref,
  },
  {
    of: 'log',
    who: (seen) => seen.absent && oneOf('gunicorn', 'waitress')(seen),
    says: ({ names, s }) => `${names} log${s} no requests by ${s === 's' ? 'itself' : 'themselves'}.`,
    source: SEEN.all,
  },
  {
    of: 'log',
    who: (seen) => oneOf('gunicorn', 'waitress')(seen) && logs(/no-body|bytes on a/i)(seen),
    says: ({ names, s }) => `${names} warn${s} that a body was dropped.`,
    source: SEEN.all,
  },
  {
    of: 'log',
    who: (seen) => oneOf('wsgiref', 'gunicorn', 'waitress')(seen) && raised(seen),
    says: ({ names, s }) => `${names} write${s} the traceback to stderr.`,
    source: 'PEP 3333, Error Handling',
  },
  {
    of: 'log',
    who: (seen) => isApache(seen.name),
    says: ({ names }) =>
      `With ${names}, Apache keeps two files: each request in access.log, and what goes wrong in error.log, every line with time, module and process.`,
    source: SEEN.apache,
  },
  {
    of: 'log',
    who: (seen) => seen.name === 'uwsgi' && !seen.absent,
    says: ({ names }) => `${names} writes one long line for each request: process, number of keys, time taken, bytes generated.`,
    source: SEEN.uwsgi,
  },
  {
    of: 'start log',
    who: (seen) => seen.absent && seen.name === 'wsgiref',
    says: ({ names }) => `${names} starts without a word.`,
    source: SEEN.wsgiref,
  },
  {
    of: 'start log',
    who: (seen) => !seen.absent && seen.answer.notStarted !== null,
    says: ({ names, s }) => `${names} tell${s} why ${s === 's' ? 'it' : 'they'} gave up, in full.`,
    source: SEEN.all,
  },
  {
    of: 'start log',
    who: (seen) => !seen.absent && seen.answer.notStarted === null,
    says: ({ names, s }) =>
      `${names} tell${s} at the start what ${s === 's' ? 'it is' : 'they are'} and where ${s === 's' ? 'it listens' : 'they listen'}, each in ${s === 's' ? 'its' : 'their'} own form.`,
    source: SEEN.all,
  },
];
