// The recordings that most tests look at: small stacks that each show one thing. What Python really records is in golden/.
import type { Recording } from '../trace/recording.ts';
import { record } from './trace-builder.ts';

const SERVER = 'wsgiref';
const SERVER_HEAD = 'Date: Sun, 22 Nov 2026 13:00:00 GMT\r\nServer: WSGIServer/0.2 CPython/3.14.2\r\n';

/** What wsgiref makes of `GET path` before any layer sees it; shortened to what tests speak of. */
export function environOf(path: string, extra: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    REQUEST_METHOD: 'GET',
    SCRIPT_NAME: '',
    PATH_INFO: path,
    QUERY_STRING: '',
    SERVER_NAME: 'example.test',
    SERVER_PORT: '80',
    SERVER_PROTOCOL: 'HTTP/1.1',
    HTTP_HOST: 'example.test',
    'wsgi.version': { type: 'tuple', text: '(1, 0)', length: 2 },
    'wsgi.url_scheme': 'http',
    'wsgi.input': { type: 'BufferedReader', text: '<BufferedReader>', id: 900 },
    ...extra,
  };
}

const GET = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: example.test\r\n${headers}\r\n`;

/** The smallest whole thing: one application, one list, one chunk. */
export function helloSample(): Recording {
  return record(SERVER, 'app app.py:1')
    .received(GET('/hello'))
    .call('app', { environ: environOf('/hello') })
    .open('app', 1, 'app', 1)
    .line('app', 1, 2)
    .startResponse('app', '200 OK', [['Content-Type', 'text/plain']], { line: 2 })
    .line('app', 1, 3)
    .leave('app', 1, 3, { value: { type: 'list', text: "[b'Hello']", length: 1, id: 7 } })
    .returns('app', ['Hello'], { line: 3 })
    .pulls('app', 'Hello')
    .sent(
      ['server', 'HTTP/1.0 200 OK\r\n'],
      ['server', SERVER_HEAD],
      ['start_response', 'Content-Type: text/plain\r\n'],
      ['server', 'Content-Length: 5\r\n\r\n'],
    )
    .sent(['chunk', 'Hello'])
    .next('app')
    .stop('app')
    .prints(SERVER, 'log', '"GET /hello HTTP/1.1" 200 5\n')
    .end();
}

/** Timing > Auth > GZip > app: Auth adds REMOTE_USER, GZip takes HTTP_ACCEPT_ENCODING away and makes 311 bytes of 1,204;
 *  start_response goes from app into GZip's hands, then into Timing's, then to the server. Auth's never holds it. */
export function orderSample(): Recording {
  const page = `<!doctype html>${'.'.repeat(1204 - 15)}`;
  const small = `\x1f\x8b\x08\x00${'z'.repeat(307)}`;
  const html = ['Content-Type', 'text/html'] as const;
  const zipped = [html, ['Content-Encoding', 'gzip'], ['Content-Length', '311']] as const;
  return record(SERVER, 'Timing app.py:4', 'Auth app.py:20', 'GZip app.py:32', 'app app.py:50')
    .received(GET('/hello', 'Accept-Encoding: gzip, br\r\nAuthorization: Basic YWRhOm9uaW9u\r\n'))
    .call('Timing', {
      environ: environOf('/hello', { HTTP_ACCEPT_ENCODING: 'gzip, br', HTTP_AUTHORIZATION: 'Basic YWRhOm9uaW9u' }),
    })
    .call('Auth', { sr: 'Timing', line: 9 })
    .call('GZip', { set: { REMOTE_USER: 'ada' }, line: 29 })
    .call('app', { gone: ['HTTP_ACCEPT_ENCODING'], sr: 'GZip', line: 41 })
    .startResponse('app', '200 OK', [html, ['Content-Length', '1204']], { line: 52 })
    .returns('app', [page], { line: 55 })
    .drain('app', 'GZip', 1)
    .startResponse('GZip', '200 OK', zipped, { line: 46 })
    .startResponse('Timing', '200 OK', [...zipped, ['Server-Timing', 'all;dur=2.2']], { line: 12 })
    .returns('GZip', [small], { line: 47 })
    .returns('Auth', { same: 'GZip' }, { line: 29 })
    .returns('Timing', { same: 'GZip' }, { line: 14 })
    .pulls('GZip', small)
    .sent(
      ['server', `HTTP/1.0 200 OK\r\n${SERVER_HEAD}`],
      [
        'start_response',
        'Content-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 311\r\nServer-Timing: all;dur=2.2\r\n\r\n',
      ],
      ['chunk', small],
    )
    .next('GZip')
    .stop('GZip')
    .end();
}

/** The same with Auth inside GZip: Timing > GZip > Auth > app. Another day, so all that differs at every run does. */
export function swappedSample(): Recording {
  const page = `<!doctype html>${'.'.repeat(1204 - 15)}`;
  const small = `\x1f\x8b\x08\x00${'z'.repeat(307)}`;
  const html = ['Content-Type', 'text/html'] as const;
  const zipped = [html, ['Content-Encoding', 'gzip'], ['Content-Length', '311']] as const;
  const input = { type: 'BufferedReader', text: '<BufferedReader>', id: 77 };
  return record(SERVER, 'Timing app.py:4', 'GZip app.py:32', 'Auth app.py:20', 'app app.py:50')
    .received(GET('/hello', 'Accept-Encoding: gzip, br\r\nAuthorization: Basic YWRhOm9uaW9u\r\n'))
    .call('Timing', {
      environ: environOf('/hello', {
        HTTP_ACCEPT_ENCODING: 'gzip, br',
        HTTP_AUTHORIZATION: 'Basic YWRhOm9uaW9u',
        'wsgi.input': input,
      }),
    })
    .call('GZip', { sr: 'Timing', line: 9 })
    .call('Auth', { gone: ['HTTP_ACCEPT_ENCODING'], sr: 'GZip', line: 41 })
    .call('app', { set: { REMOTE_USER: 'ada' }, line: 29 })
    .startResponse('app', '200 OK', [html, ['Content-Length', '1204']], { line: 52 })
    .returns('app', [page], { line: 55 })
    .returns('Auth', { same: 'app' }, { line: 29 })
    .next('app', 'GZip')
    .chunk('app', page)
    .next('app', 'GZip')
    .stop('app')
    .startResponse('GZip', '200 OK', zipped, { line: 46 })
    .startResponse('Timing', '200 OK', [...zipped, ['Server-Timing', 'all;dur=7.5']], { line: 12 })
    .returns('GZip', [small], { line: 47 })
    .returns('Timing', { same: 'GZip' }, { line: 14 })
    .pulls('GZip', small)
    .sent(
      ['server', `HTTP/1.0 200 OK\r\n${SERVER_HEAD.replace('22 Nov 2026 13', '23 Nov 2026 09').replace('Sun', 'Mon')}`],
      [
        'start_response',
        'Content-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: 311\r\nServer-Timing: all;dur=7.5\r\n\r\n',
      ],
      ['chunk', small],
    )
    .next('GZip')
    .stop('GZip')
    .end();
}

/** Stamp > Gate > feed: two generators with a pass-through between them. Nothing of Stamp runs until the server pulls;
 *  Gate hands feed's own generator on, so its code is done before the first chunk. */
export function lazySample(): Recording {
  const trace = record(SERVER, 'Stamp app.py:3', 'Gate app.py:14', 'feed app.py:24')
    .received(GET('/feed'))
    .call('Stamp', { environ: environOf('/feed'), lazy: true })
    .returns('Stamp', { kind: 'generator' })
    .next('Stamp')
    .enter('Stamp')
    .call('Gate', { by: 'Stamp', line: 5 })
    .call('feed', { lazy: true, line: 17 })
    .returns('feed', { kind: 'generator' })
    .returns('Gate', { same: 'feed' }, { line: 17 })
    .next('feed', 'Stamp')
    .enter('feed')
    .startResponse('feed', '200 OK', [['Content-Type', 'text/plain']], { line: 25 });
  const chunks = ['one\n', 'two\n', 'three\n'];
  chunks.forEach((chunk, i) => {
    if (i > 0) trace.next('Stamp').next('feed', 'Stamp');
    trace.chunk('feed', chunk, 27).chunk('Stamp', `12:00 ${chunk}`, 7);
    if (i === 0) {
      trace.sent(
        ['server', `HTTP/1.0 200 OK\r\n${SERVER_HEAD}`],
        ['start_response', 'Content-Type: text/plain\r\n\r\n'],
        ['chunk', `12:00 ${chunk}`],
      );
    } else trace.sent(['chunk', `12:00 ${chunk}`]);
  });
  return trace.next('Stamp').next('feed', 'Stamp').stop('feed').close('feed', 'Stamp').stop('Stamp').close('Stamp').end();
}

/** Timing > Auth > GZip > app, but nobody is logged in: Auth answers 401 itself. GZip and app can only be known from an earlier run. */
export function shortCircuitSample(): Recording {
  const headers = [
    ['Content-Type', 'text/plain'],
    ['WWW-Authenticate', 'Basic realm="onion"'],
  ] as const;
  return record(SERVER, 'Timing app.py:4', 'Auth app.py:20')
    .received(GET('/hello'))
    .call('Timing', { environ: environOf('/hello') })
    .call('Auth', { sr: 'Timing', line: 9 })
    .startResponse('Auth', '401 Unauthorized', headers, { line: 27 })
    .startResponse('Timing', '401 Unauthorized', headers, { line: 12 })
    .returns('Auth', ['Who are you?\n'], { line: 28 })
    .returns('Timing', { same: 'Auth' }, { line: 14 })
    .pulls('Auth', 'Who are you?\n')
    .sent(
      ['server', `HTTP/1.0 401 Unauthorized\r\n${SERVER_HEAD}`],
      ['start_response', 'Content-Type: text/plain\r\nWWW-Authenticate: Basic realm="onion"\r\n'],
      ['server', 'Content-Length: 13\r\n\r\n'],
      ['chunk', 'Who are you?\n'],
    )
    .next('Auth')
    .stop('Auth')
    .end();
}

/** Errors > Session > Auth > app: app raises KeyError, Auth and Session let it through, Errors answers 500. */
export function exceptionSample(): Recording {
  return record(SERVER, 'Errors app.py:3', 'Session app.py:19', 'Auth app.py:34', 'app app.py:51')
    .received(GET('/cart'))
    .call('Errors', { environ: environOf('/cart') })
    .call('Session', { line: 7 })
    .call('Auth', { set: { 'app.session': { type: 'dict', text: '{}', length: 0, id: 40 } }, line: 24 })
    .call('app', { line: 40 })
    .open('app', 1, 'app', 51)
    .line('app', 1, 53, { basket: { type: 'dict', text: '{}', length: 0, id: 40 } })
    .leave('app', 1, 53, { error: 5 })
    .raises('app', 5, 'KeyError', "'basket'", { line: 53 })
    .raises('Auth', 5, 'KeyError', "'basket'", { line: 40 })
    .raises('Session', 5, 'KeyError', "'basket'", { line: 24 })
    .catches('Errors', 5, 8)
    .startResponse('Errors', '500 Internal Server Error', [['Content-Type', 'text/plain']], { error: 5, line: 10 })
    .returns('Errors', ['Sorry\n'], { line: 11 })
    .pulls('Errors', 'Sorry\n')
    .sent(
      ['server', `HTTP/1.0 500 Internal Server Error\r\n${SERVER_HEAD}`],
      ['start_response', 'Content-Type: text/plain\r\n'],
      ['server', 'Content-Length: 6\r\n\r\n'],
      ['chunk', 'Sorry\n'],
    )
    .next('Errors')
    .stop('Errors')
    .end();
}

/** A layer that asks a second application where the first one fails. */
export function balancedSample(): Recording {
  return record('wsgiref', 'Balance app.py:10', 'cellar houses.py:1', 'garden houses.py:5')
    .call('Balance')
    .call('cellar')
    .raises('cellar', 1, 'RuntimeError', 'the cellar is flooded', { line: 2 })
    .catches('Balance', 1)
    .call('garden')
    .startResponse('garden', '200 OK', [['Content-Type', 'text/plain']])
    .returns('garden', ['the garden is yours.'])
    .returns('Balance', ['the garden is yours.'])
    .end();
}

/** Timing > app: app returns a str. wsgiref's write() refuses its first character and the server answers 500 itself. */
export function strBodySample(): Recording {
  const text = 'A server error occurred.  Please contact the administrator.';
  return record(SERVER, 'Timing app.py:4', 'app app.py:34')
    .received(GET('/hello'))
    .call('Timing', { environ: environOf('/hello') })
    .call('app', { line: 9 })
    .startResponse('app', '200 OK', [['Content-Type', 'text/plain']], { line: 35 })
    .returns('app', { kind: 'unknown', value: 'Hello' }, { line: 36 })
    .returns('Timing', { same: 'app', value: 'Hello' }, { line: 9 })
    .next('app')
    .chunk('app', { text: 'H' })
    .catches(SERVER, 9)
    .prints(
      SERVER,
      'errors',
      'Traceback (most recent call last):\n  …\nAssertionError: write() argument must be a bytes instance\n',
    )
    .sent(
      [
        'server',
        `HTTP/1.0 500 Internal Server Error\r\n${SERVER_HEAD}Content-Type: text/plain\r\nContent-Length: ${text.length}\r\n\r\n`,
      ],
      ['server', text],
    )
    .end();
}

/** `depth` pass-through layers around an application; with `chunks` of a generator as well, for measuring. */
export function deepSample(depth: number, chunks = 1): Recording {
  const names = Array.from({ length: depth }, (_, i) => `Layer${i + 1}`);
  const trace = record(SERVER, ...names.map((name, i) => `${name} deep.py:${10 * i + 1}`), 'app deep.py:9999').received(
    GET('/deep'),
  );
  names.forEach((name, i) => {
    trace.call(name, i === 0 ? { environ: environOf('/deep') } : { set: { [`deep.${i}`]: i } });
  });
  trace.call('app', { lazy: true }).returns('app', { kind: 'generator' });
  for (const name of names.toReversed()) trace.returns(name, { same: 'app' });
  for (let i = 0; i < chunks; i++) {
    trace.next('app');
    if (i === 0) trace.enter('app').startResponse('app', '200 OK', [['Content-Type', 'text/plain']]);
    trace.chunk('app', `chunk ${i % 50}\n`);
    if (i === 0)
      trace.sent(
        ['server', `HTTP/1.0 200 OK\r\n${SERVER_HEAD}`],
        ['start_response', 'Content-Type: text/plain\r\n\r\n'],
        ['chunk', 'chunk 0\n'],
      );
    else trace.sent(['chunk', `chunk ${i % 50}\n`]);
  }
  return trace.next('app').stop('app').close('app').end();
}
