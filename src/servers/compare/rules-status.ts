// Why status lines differ: the version a server answers in, and who answers at all when something is wrong.
import { allLog } from './answer.ts';
import { isApache, oneOf, type Rule, SEEN, type Seen } from './rule.ts';

const gateway = oneOf('wsgiref', 'gunicorn', 'waitress');
const raised = ({ answer }: Seen) => /Traceback \(most recent call last\)/.test(allLog(answer.log));
const code = ({ answer }: Seen) => answer.response?.code ?? null;
/** It answered without ever asking the application. */
const alone = ({ answer }: Seen) => answer.end !== null && answer.environ === null && answer.response !== null;
const asksFor = (seen: Seen, header: string) => seen.request.headers.has(header);

export const STATUS_RULES: readonly Rule[] = [
  {
    of: 'version',
    who: (seen) => seen.name === 'wsgiref' && seen.text === 'HTTP/1.0',
    says: ({ names }) => `${names} always answers as HTTP/1.0, whatever the client speaks.`,
    source: SEEN.wsgiref,
  },
  {
    of: 'version',
    who: (seen) => isApache(seen.name) && seen.text === 'HTTP/1.1' && seen.request.version !== 'HTTP/1.1',
    says: () => 'Apache names the highest version it speaks, 1.1, to any client.',
    source: 'RFC 9110, 6.2',
  },
  {
    of: 'version',
    who: (seen) => seen.name === 'uwsgi' && seen.text === seen.request.version && seen.text !== 'HTTP/1.1',
    says: ({ names, request }) => `${names} copies the protocol from the request line: ${request.version}.`,
    source: SEEN.uwsgi,
  },
  {
    of: 'version',
    who: (seen) => oneOf('gunicorn', 'waitress')(seen) && seen.text === seen.request.version && seen.text !== 'HTTP/1.1',
    says: ({ names, s }) => `${names} answer${s} in the version that the client speaks.`,
    source: SEEN.all,
  },
  {
    of: 'status',
    who: (seen) => seen.name === 'uwsgi' && seen.absent && raised(seen) && seen.answer.raw === '',
    says: ({ names }) =>
      `${names} closes the connection without a byte when the application fails before it has started a response; only its log tells why.`,
    source: SEEN.uwsgi,
  },
  {
    of: 'status',
    who: (seen) => seen.name === 'uwsgi' && raised(seen) && seen.answer.response !== null && (code(seen) ?? 500) < 500,
    says: ({ names, text }) =>
      `${names} has sent the application’s own status (${text}) already and does not take it back when the application fails afterwards.`,
    source: 'PEP 3333, Error Handling',
  },
  {
    of: 'status',
    who: (seen) => gateway(seen) && code(seen) === 500 && raised(seen),
    says: ({ names, s }) =>
      `${names} catch${s === 's' ? 'es' : ''} what went wrong, answer${s} 500 in the application’s place and log${s} the traceback.`,
    source: 'PEP 3333, Error Handling',
  },
  {
    of: 'status',
    who: (seen) => isApache(seen.name) && code(seen) === 500 && !alone(seen),
    says: ({ names }) => `With ${names}, Apache answers 500 with its own page, and the reason stands in its error log.`,
    source: SEEN.apache,
  },
  {
    of: 'status',
    who: (seen) => seen.name === 'gunicorn' && seen.text === 'None',
    says: ({ names }) =>
      `${names} wrote its head before the application had called start_response, so there was no status to write.`,
    source: 'PEP 3333, The start_response() Callable',
  },
  {
    of: 'status',
    who: (seen) => seen.name === 'gunicorn' && code(seen) === 400 && seen.answer.environ !== null,
    says: ({ names }) =>
      `${names} takes a header that the application may not send for an invalid header of the client, and answers 400: the server’s fault told as the client’s.`,
    source: SEEN.gunicorn,
  },
  {
    of: 'status',
    who: (seen) =>
      seen.name === 'uwsgi' &&
      /^\d{3} \S/.test(seen.text) &&
      seen.row.cells.some((other) => other?.text === seen.text.slice(0, 3)),
    says: ({ names, text }) => `${names} fills in the usual reason where the application gave only a number: ${text}.`,
    source: SEEN.uwsgi,
  },
  {
    of: 'status',
    who: (seen) => seen.absent && seen.answer.end === 'timeout',
    says: ({ names, has }) => `${names} ${has} not answered when the client gave up: something in there still waits.`,
    source: SEEN.all,
  },
  {
    of: 'status',
    who: (seen) => seen.absent && seen.answer.end !== 'timeout' && seen.answer.raw === '' && !raised(seen),
    says: ({ names, s }) => `${names} leave${s} without a byte of response.`,
    source: SEEN.all,
  },
  {
    of: 'status',
    who: (seen) => isApache(seen.name) && alone(seen) && code(seen) === 411,
    says: ({ names }) => `${names} does not take chunked requests: Apache answers 411 before the application is asked.`,
    source: 'RFC 9110, 15.5.12',
  },
  {
    of: 'status',
    who: (seen) => alone(seen) && code(seen) === 417,
    says: ({ names, s, request }) =>
      `${names} refuse${s} an expectation that is not 100-continue (Expect: ${request.headers.get('expect') ?? ''}); the others ignore it.`,
    source: 'RFC 9110, 10.1.1',
  },
  {
    of: 'status',
    who: (seen) => isApache(seen.name) && alone(seen) && code(seen) === 404 && /%2f/i.test(seen.request.target),
    says: () => 'Apache refuses an encoded slash in the path (AllowEncodedSlashes is off): the application is never asked.',
    source: SEEN.apache,
  },
  {
    of: 'status',
    who: (seen) => isApache(seen.name) && alone(seen) && code(seen) === 404 && !/%2f/i.test(seen.request.target),
    says: ({ names }) =>
      `Apache finds nothing at that address: with ${names}, only what lies under the prefix, and a script with an application in it, is served.`,
    source: SEEN.apache,
  },
  {
    of: 'status',
    who: (seen) => isApache(seen.name) && alone(seen) && code(seen) === 400 && !asksFor(seen, 'host'),
    says: () => 'Apache insists on a Host header in HTTP/1.1; the others let it pass.',
    source: 'RFC 9112, 3.2',
  },
  {
    of: 'status',
    who: (seen) => alone(seen) && code(seen) !== null && [400, 414, 431].includes(code(seen) ?? 0) && asksFor(seen, 'host'),
    says: ({ names, s, text }) =>
      `${names} refuse${s} the request itself (${text}): how long, how many and how odd its parts may be is each server’s own limit.`,
    source: SEEN.all,
  },
  {
    of: 'status',
    who: (seen) => isApache(seen.name) && alone(seen) && code(seen) === 200,
    says: ({ request }) => `Apache answers ${request.method} ${request.target} itself; the application is never asked.`,
    source: SEEN.apache,
  },
  {
    of: 'status',
    who: (seen) => alone(seen) && code(seen) === 500 && !raised(seen),
    says: ({ names, s, has }) => `${names} ${has} no application to ask, and answer${s} 500 instead.`,
    source: SEEN.all,
  },
  {
    of: 'interim',
    who: (seen) => !seen.absent,
    says: ({ names, s }) => `${names} ask${s} the client for the body with 100 Continue.`,
    source: 'PEP 3333, HTTP 1.1 Expect/Continue',
  },
  {
    of: 'interim',
    who: (seen) => seen.absent && oneOf('wsgiref', 'uwsgi')(seen),
    says: ({ names, s }) => `${names} never send${s} 100 Continue: the client has to wait until it loses patience.`,
    source: SEEN.all,
  },
];
