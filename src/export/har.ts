// A recording as an HTTP archive: HAR 1.2 (Jan Odvarko's specification, http://www.softwareishard.com/blog/har-12-spec/), which browsers' tools open.
// What HAR has no field for (layers, environ, chunks) is left out; what was not recorded is "" or -1, as the specification wants it.
import { readSetCookie } from '../lib/set-cookie.ts';
import type { Recording } from '../trace/recording.ts';
import { headerOf } from '../trace/wire.ts';
import { type Answered, type Asked, answersIn, requestsIn } from './exchanges.ts';

/** The optional fields that we fill are named in the specification; nothing else is in it. */
export function harOf(recording: Recording, version: string): object {
  const requests = requestsIn(recording);
  const answers = answersIn(
    recording,
    requests.map(({ method }) => method),
  );
  const entries = requests.map((request, nth) => {
    const answer = answers[nth];
    const before = answers[nth - 1]?.last ?? Number.NEGATIVE_INFINITY;
    const first = Math.max(request.first, before);
    const send = Math.max(0, request.last - first);
    const asked = first + send;
    const wait = answer === undefined ? 0 : Math.max(0, answer.first - asked);
    const receive = answer === undefined ? 0 : Math.max(0, answer.last - answer.first);
    return {
      startedDateTime: new Date(recording.origin + first).toISOString(),
      time: send + wait + receive,
      request: requestOf(request),
      response: answer === undefined ? NO_RESPONSE : responseOf(answer),
      cache: {},
      timings: { blocked: -1, dns: -1, connect: -1, send, wait, receive, ssl: -1 },
    };
  });
  return { log: { version: '1.2', creator: { name: 'Onionskin', version }, entries } };
}

function requestOf({ method, target, version, headers, headSize, body }: Asked) {
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? OURS;
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1).split('#')[0] : '';
  const mimeType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const { text, encoding } = asText(body);
  return {
    method,
    url: addressOf(target, host),
    httpVersion: version,
    cookies: headers
      .filter(([name]) => name.toLowerCase() === 'cookie')
      .flatMap(([, value]) => value.split(';'))
      .flatMap((pair) =>
        pair.includes('=')
          ? [{ name: pair.slice(0, pair.indexOf('=')).trim(), value: pair.slice(pair.indexOf('=') + 1).trim() }]
          : [],
      ),
    headers: headers.map(([name, value]) => ({ name, value })),
    queryString: Array.from(new URLSearchParams(query), ([name, value]) => ({ name, value })),
    ...(body === '' ? {} : { postData: { mimeType, text, ...(encoding === undefined ? {} : { comment: 'not UTF-8: base64' }) } }),
    headersSize: headSize,
    bodySize: body.length,
  };
}

const OURS = 'localhost:8000';

/** "Absolute URL of the request": of a request line that has none, the nearest there is. */
function addressOf(target: string, host: string): string {
  if (/^https?:\/\//i.test(target) && URL.canParse(target)) return target;
  const path = target.startsWith('/') ? target : `/${target}`;
  return URL.canParse(`http://${host}${path}`) ? `http://${host}${path}` : `http://${OURS}${path}`;
}

function responseOf({ head: answer, version, body, size }: Answered) {
  const [code = '0', ...words] = (answer.status ?? '').split(' ');
  const mimeType = headerOf(answer, 'content-type') ?? '';
  const content = { size, mimeType, ...(body.length === size ? asText(body) : { comment: 'Not all of it was recorded.' }) };
  return {
    status: /^\d{3}$/.test(code) ? Number(code) : 0,
    statusText: words.join(' '),
    httpVersion: version,
    cookies: answer.headers.filter(([name]) => name.toLowerCase() === 'set-cookie').flatMap(([, value]) => cookieOf(value)),
    headers: answer.headers.map(([name, value]) => ({ name, value })),
    content,
    redirectURL: headerOf(answer, 'location') ?? '',
    headersSize: -1,
    // Chunks have a framing of their own, whose size is not counted.
    bodySize: answer.framing === 'chunked' ? -1 : size,
  };
}

/** As browsers' tools say that nothing came. */
const NO_RESPONSE = {
  status: 0,
  statusText: '',
  httpVersion: '',
  cookies: [],
  headers: [],
  content: { size: 0, mimeType: '' },
  redirectURL: '',
  headersSize: -1,
  bodySize: -1,
};

function cookieOf(line: string) {
  const cookie = readSetCookie(line);
  if (cookie === null) return [];
  const { name, value, path, domain, expires, httpOnly, secure } = cookie;
  return [
    {
      ...{ name, value, httpOnly, secure },
      ...(path === null ? {} : { path }),
      ...(domain === null ? {} : { domain }),
      ...(expires === null ? {} : { expires: new Date(expires).toISOString() }),
    },
  ];
}

function asText(latin1: string): { text: string; encoding?: 'base64' } {
  const bytes = Uint8Array.from(latin1, (letter) => letter.charCodeAt(0));
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { text: btoa(latin1), encoding: 'base64' };
  }
}
