// Why framing and bodies differ: how each server tells where a body ends, and what it does with one that must not be there.
import { allLog } from './answer.ts';
import { isApache, oneOf, type Rule, SEEN, type Seen } from './rule.ts';

const response = ({ answer }: Seen) => answer.response;
const raised = ({ answer }: Seen) => /Traceback \(most recent call last\)|Exception occurred/.test(allLog(answer.log));
/** Others frame it otherwise, so the length is not the application's. */
const othersChunk = ({ row }: Seen) => row.cells.some((cell) => cell !== null && !cell.text.startsWith('Content-Length'));
const bodyless = (seen: Seen) => response(seen)?.framing === 'none';
const isErrorPage = (seen: Seen) => (response(seen)?.code ?? 0) >= 400;

export const BODY_RULES: readonly Rule[] = [
  {
    of: 'framing',
    who: (seen) => response(seen)?.framing === 'chunked',
    says: ({ names, s }) =>
      `Without a Content-Length from the application ${names} send${s} the body in chunks, each with its size before it, and an empty one last.`,
    source: 'RFC 9112, 7.1',
  },
  {
    of: 'framing',
    who: (seen) =>
      response(seen)?.framing === 'length' && oneOf('wsgiref', 'waitress')(seen) && !isErrorPage(seen) && othersChunk(seen),
    says: ({ names, s }) =>
      `${names} add${s} the Content-Length: an iterable whose len() is 1 is one chunk, so the whole length is known beforehand.`,
    source: 'PEP 3333, Handling the Content-Length Header',
  },
  {
    of: 'framing',
    who: (seen) => response(seen)?.framing === 'length' && response(seen)?.length === 0 && seen.name === 'mod_wsgi-embedded',
    says: ({ names }) => `With ${names}, Apache sees that nothing came before the end and says so: Content-Length: 0.`,
    source: SEEN.apache,
  },
  {
    of: 'framing',
    who: (seen) => response(seen)?.framing === 'close' && oneOf('wsgiref', 'uwsgi')(seen),
    says: ({ names, s }) =>
      `${names} just close${s} the connection: the client can’t tell a whole body from one that was cut off.`,
    source: 'RFC 9112, 6.3',
  },
  {
    of: 'framing',
    who: (seen) => response(seen)?.framing === 'close' && !oneOf('wsgiref', 'uwsgi')(seen),
    says: ({ names, s }) => `To an HTTP/1.0 client, which knows no chunks, ${names} end${s} the body by closing the connection.`,
    source: 'RFC 9112, 7.1',
  },
  {
    of: 'framing',
    who: (seen) =>
      bodyless(seen) && seen.name === 'wsgiref' && seen.text.includes('but Content-Length') && seen.request.method !== 'HEAD',
    says: ({ names, text }) =>
      `${names} adds a Content-Length all the same (${text.split('but ')[1]}), which this status may not have.`,
    source: 'RFC 9110, 8.6',
  },
  {
    of: 'framing',
    who: (seen) =>
      bodyless(seen) &&
      oneOf('wsgiref', 'waitress')(seen) &&
      seen.text.includes('but Content-Length') &&
      seen.request.method === 'HEAD',
    says: ({ names, s }) => `${names} treat${s} HEAD like GET and add${s} the Content-Length that the body would have.`,
    source: 'RFC 9110, 8.6',
  },
  {
    of: 'framing',
    who: (seen) => response(seen)?.framing === 'length' && isErrorPage(seen) && (raised(seen) || seen.answer.environ === null),
    says: ({ names, s }) => `${names} know${s} the length of ${s === 's' ? 'its' : 'their'} own error page and send${s} it.`,
    source: 'RFC 9110, 8.6',
  },
  {
    of: 'stray',
    who: (seen) => !seen.absent && bodyless(seen) && seen.request.method === 'HEAD',
    says: ({ names, s }) =>
      `${names} send${s} the body although HEAD has none: a client that keeps its connection takes it for the beginning of the next response.`,
    source: 'RFC 9110, 9.3.2',
  },
  {
    of: 'stray',
    who: (seen) => !seen.absent && bodyless(seen) && seen.request.method !== 'HEAD',
    says: ({ names, s }) =>
      `${names} send${s} a body where the status allows none; a client takes it for something else, or for nothing.`,
    source: 'RFC 9110, 6.4.1',
  },
  {
    of: 'stray',
    who: (seen) => seen.absent && bodyless(seen) && oneOf('gunicorn', 'waitress')(seen),
    says: ({ names, s }) => `${names} drop${s} the body that this response must not have.`,
    source: 'RFC 9110, 6.4.1',
  },
  {
    of: 'stray',
    who: (seen) => seen.absent && bodyless(seen) && isApache(seen.name),
    says: () => 'Apache drops the body that this response must not have.',
    source: 'RFC 9110, 6.4.1',
  },
  {
    of: 'stray',
    who: (seen) => !seen.absent && !bodyless(seen),
    says: ({ names, s }) => `The application gave more than its Content-Length says, and ${names} send${s} all of it.`,
    source: 'PEP 3333, Handling the Content-Length Header',
  },
  {
    of: 'whole',
    who: (seen) => seen.text.endsWith('bytes missing'),
    says: ({ names, s }) =>
      `The application promised more than it gave, and ${names} let${s} the client notice: the rest never comes.`,
    source: 'PEP 3333, Handling the Content-Length Header',
  },
  {
    of: 'whole',
    who: (seen) => seen.text === 'the last chunk is missing',
    says: ({ names, s }) => `${names} leave${s} the last chunk out, so that the client can see that something went wrong.`,
    source: 'RFC 9112, 8',
  },
  {
    of: 'whole',
    who: (seen) => seen.text === 'all that was promised' && raised(seen) && !isErrorPage(seen),
    says: ({ names, s }) =>
      `From ${names} the cut-off body look${s === 's' ? 's' : 's'} complete: nothing in the framing says that the application failed.`,
    source: 'RFC 9112, 8',
  },
  {
    of: 'head end',
    who: (seen) => seen.text.startsWith('an odd') && seen.name === 'gunicorn',
    says: ({ names }) =>
      `${names}’s own error page is malformed on CPython 3.14: textwrap.dedent(), which it is written with, now takes the line of a lone CR for an empty one.`,
    source: SEEN.gunicorn,
  },
  {
    of: 'body',
    who: (seen) => isErrorPage(seen) && (seen.answer.environ === null || raised(seen) || seen.answer.handed === null),
    says: ({ names, s }) => `${names} write${s} the error page in ${s === 's' ? 'its' : 'their'} own words.`,
    source: 'RFC 9110, 15.6',
  },
  {
    of: 'body',
    who: (seen) => !isErrorPage(seen) && raised(seen),
    says: ({ names }) => `From ${names} comes what the application had given before it failed.`,
    source: 'PEP 3333, Error Handling',
  },
  {
    of: 'body',
    who: (seen) => !isErrorPage(seen) && !raised(seen) && seen.answer.environ !== null,
    says: ({ names }) =>
      `Called by ${names}, the application itself gave these bytes; what they may depend on stands under environ.`,
    source: 'PEP 3333, environ Variables',
  },
];
