// What is said of a mistake has to be true of the server that had to cope with it: real recordings of all six, and the sentences made of them.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { SERVER_NAMES, type ServerName } from '../runner/runner.ts';
import { faultSentence } from '../trace/fault-sentence.ts';
import type { Recording } from '../trace/recording.ts';
import { plain } from '../trace/say.ts';
import { sentenceAt } from '../trace/sentence.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const APP = 'def application(environ, start_response):\n';
const TOLD = "    start_response('200 OK', [('Content-Type', 'text/plain')])\n";
const GET = 'GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n';

function record(server: ServerName, source: string, raw = GET): Recording {
  expect(python.start(source, { server: { name: server } })).toMatchObject({ ok: true });
  const { recording, unrecorded } = python.request(raw);
  expect(unrecorded).toBeNull();
  if (recording === null) throw new Error('Nothing was recorded.');
  return recording;
}

function fault(recording: Recording): string {
  const found = faultSentence(recording);
  return found === null ? '' : plain(found.says);
}

/** The sentences of one type of event, in order. */
const told = (recording: Recording, type: string): string[] =>
  recording.events.flatMap((event, cursor) => (event.type === type ? [plain(sentenceAt(recording, cursor))] : []));

type PerServer = Readonly<Record<ServerName, string>>;
const alike = (says: string, others: Partial<PerServer> = {}): PerServer =>
  Object.fromEntries(SERVER_NAMES.map((name) => [name, others[name] ?? says])) as PerServer;
const OWN_500 = 'answered `500 Internal Server Error` itself.';
const NO_BODY = 'The client got `200 OK` all the same, and no body.';
const CUT_CHUNKS = 'The client got `200 OK` and a body that breaks off: its last chunk never comes.';
const CAN_TELL = 'the response breaks off there: its last chunk never comes, so that the client can tell.';
const CAN_NOT_TELL = 'the response breaks off there; nothing in it tells the client that something is missing.';
const TWICE =
  'lets the second call win; other servers refuse it. The client was answered `404 Not Found`, with what `application` gave.';
const CUT_BODY = 'cut the body there.';
const SENT_ALL = 'sent all of them; a client takes the first 3 and leaves the rest.';

const MISTAKES: readonly [mistake: string, source: string, says: PerServer][] = [
  [
    'an exception before start_response',
    `${APP}    1 / 0\n`,
    alike(OWN_500, { uwsgi: 'No layer caught it. uWSGI sent nothing at all.' }),
  ],
  ['an exception after start_response', `${APP}${TOLD}    1 / 0\n`, alike(OWN_500, { uwsgi: NO_BODY })],
  [
    'an exception in mid-body',
    `${APP}${TOLD}    yield b'first'\n    1 / 0\n`,
    alike(CAN_TELL, {
      wsgiref: CAN_NOT_TELL,
      uwsgi: CAN_NOT_TELL,
      'mod_wsgi-daemon':
        'mod_wsgi daemon ended the body as if it were whole, and nothing tells the client that something is missing.',
    }),
  ],
  [
    'an exception after write()',
    `${APP}    write = start_response('200 OK', [])\n    write(b'first')\n    1 / 0\n`,
    alike(CAN_TELL, {
      wsgiref: CAN_NOT_TELL,
      uwsgi: CAN_NOT_TELL,
      'mod_wsgi-embedded': 'mod_wsgi embedded sent an error page of 571 bytes behind them, into the same body.',
      'mod_wsgi-daemon':
        'mod_wsgi daemon ended the body as if it were whole, and nothing tells the client that something is missing.',
    }),
  ],
  [
    'an exception in close()',
    `class Body:\n    def __iter__(self):\n        yield b'first'\n    def close(self):\n        raise ValueError('late')\n${APP}    start_response('200 OK', [('Content-Length', '5')])\n    return Body()\n`,
    alike(
      'raises `ValueError: late` in close() (app.py, line 5). No layer caught it. The client already had the whole response.',
    ),
  ],
  [
    'a str in the list',
    `${APP}${TOLD}    return ['Hello']\n`,
    alike(OWN_500, {
      gunicorn: CUT_CHUNKS,
      waitress: 'a body that breaks off: only 0 of the 5 bytes that Content-Length promises came.',
      uwsgi: NO_BODY,
    }),
  ],
  ['no return', `${APP}${TOLD}    [b'Hello']\n`, alike(OWN_500, { uwsgi: NO_BODY })],
  [
    'no start_response',
    `${APP}    return [b'Hello']\n`,
    alike(OWN_500, {
      gunicorn: 'gunicorn sent a status line that says `None` where the status belongs, and 5 bytes of body.',
      uwsgi: 'uWSGI sent 5 bytes of body, without a status line and without headers.',
    }),
  ],
  [
    'start_response after the first chunk',
    `${APP}    yield b'a'\n    start_response('200 OK', [])\n    yield b'b'\n`,
    alike(OWN_500, {
      gunicorn: 'only after its first chunk (app.py, line 3): gunicorn needed the status before it.',
      uwsgi: 'only after its first chunk (app.py, line 3): uWSGI needed the status before it.',
    }),
  ],
  [
    'start_response twice',
    `${APP}${TOLD}    start_response('404 Not Found', [])\n    return [b'Hello']\n`,
    alike(`No layer caught it.`, {
      uwsgi: `uWSGI ${TWICE}`,
      'mod_wsgi-embedded': `mod_wsgi embedded ${TWICE}`,
      'mod_wsgi-daemon': `mod_wsgi daemon ${TWICE}`,
    }),
  ],
  [
    'a Content-Length that is too small',
    `${APP}    start_response('200 OK', [('Content-Length', '3')])\n    return [b'Hello']\n`,
    alike(CUT_BODY, { wsgiref: SENT_ALL, uwsgi: SENT_ALL }),
  ],
  [
    'a Content-Length that is too large',
    `${APP}    start_response('200 OK', [('Content-Length', '9')])\n    return [b'Hello']\n`,
    alike('sent what there was: the client waits for 4 bytes more, which never come.'),
  ],
  [
    '204 with a body',
    `${APP}    start_response('204 No Content', [])\n    return [b'Hello']\n`,
    alike('left them out.', { wsgiref: 'sent them all the same.', uwsgi: 'sent them all the same.' }),
  ],
  [
    'a header about the connection',
    `${APP}    start_response('200 OK', [('Connection', 'close')])\n    return [b'Hello']\n`,
    alike("The connection is the server's own business, and no application may set this header: leave it out."),
  ],
  [
    'a header of two lines',
    `${APP}    start_response('200 OK', [('X-A', 'a\\r\\nX-B: b')])\n    return [b'Hello']\n`,
    alike('A header must be a single line, and the value of `X-A` that `application` gives has a line end in it'),
  ],
  [
    'an application that takes one argument',
    'def application(environ):\n    return []\n',
    alike('an application is called with two things.'),
  ],
  [
    'sys.exit()',
    `import sys\n${APP}    sys.exit(3)\n`,
    alike(OWN_500, {
      waitress: 'waitress sent nothing at all.',
      uwsgi: 'asks the whole process to end (app.py, line 3), and uWSGI ends, with exit code 3.',
    }),
  ],
];

describe.each(MISTAKES)('%s', (_mistake, source, says) => {
  test.each(SERVER_NAMES)('on %s', (server) => {
    const recording = record(server, source);
    expect(fault(recording)).toContain(says[server]);
    // A server's own affairs are no exception of the program's.
    expect(told(recording, 'raise').filter((sentence) => sentence.includes('StopIteration'))).toEqual([]);
  });
});

describe('a read without a size', () => {
  const post = 'POST / HTTP/1.1\r\nHost: localhost:8000\r\nContent-Length: 3\r\n\r\nabc';
  test.each(SERVER_NAMES)('on %s', (server) => {
    const recording = record(server, `${APP}    got = environ['wsgi.input'].read()\n${TOLD}    return [got]\n`, post);
    const waits = '`application` waits for more of `wsgi.input` than the client sends (app.py, line 2): all of the body is there';
    if (server === 'wsgiref') expect(fault(recording)).toContain(waits);
    else expect(fault(recording)).toBe('');
  });
});

describe('what a server adds, leaves out and frames', () => {
  const source = `${APP}    start_response('200 OK', [('X-B', '1'), ('X-A', '2'), ('x-a', '3'), ('Server', 'mine')])\n    return [b'one', b'two']\n`;
  const ADDED: PerServer = {
    wsgiref: 'It has added `Date`.',
    gunicorn: 'It has added `Date`, `Connection` and `Transfer-Encoding` and replaced `Server`.',
    waitress: 'It has added `Connection`, `Date`, `Transfer-Encoding` and `Via`, written `x-a` as `X-A` and sorted them by name.',
    uwsgi: 'uWSGI sends `200 OK` with 4 headers and 3 bytes of body.',
    'mod_wsgi-embedded': 'It has added `Date` and `Transfer-Encoding` and replaced `Server`.',
    'mod_wsgi-daemon':
      'It has added `Date` and `Transfer-Encoding`, replaced `Server`, joined its `X-A` headers into one and written `x-a` as `X-A`.',
  };
  test.each(SERVER_NAMES)('on %s', (server) => {
    const sent = told(record(server, source), 'sent').filter(
      (sentence) => /sends/.test(sentence) && !sentence.includes('of the head'),
    );
    expect(sent[0]).toContain(ADDED[server]);
    const isChunked = server !== 'wsgiref' && server !== 'uwsgi';
    expect(sent.some((sentence) => sentence.includes('3 bytes more, framed as a chunk of 8 bytes;'))).toBe(isChunked);
    expect(sent.at(-1)).toMatch(/That is the whole response\.$/);
  });
});

test('two requests on one connection are two answers', () => {
  for (const server of ['waitress', 'mod_wsgi-embedded', 'mod_wsgi-daemon'] as const) {
    const source = `${APP}    start_response('200 OK', [('Content-Length', '2')])\n    return [environ['PATH_INFO'].encode()]\n`;
    const recording = record(server, source, GET.replace('/', '/a') + GET.replace('/', '/b'));
    expect(fault(recording)).toBe('');
    expect(told(recording, 'call').at(-1)).toContain('from the next request and calls `application`');
    expect(told(recording, 'start_response').at(-1)).toMatch(/has status and headers\.$/);
    expect(told(recording, 'sent').at(-1)).toContain('its second answer on this connection, `200 OK`');
  }
});

test('a path in Location makes Apache ask the daemon again', () => {
  const source = `${APP}    if environ['PATH_INFO'] == '/':\n        start_response('200 OK', [('Location', '/other')])\n        return [b'first']\n${TOLD}    return [b'second']\n`;
  const recording = record('mod_wsgi-daemon', source);
  expect(told(recording, 'call').at(-1)).toContain("mod_wsgi daemon calls `application` once more, for `'/other'`");
  expect(fault(recording)).toBe('');
  expect(told(record('mod_wsgi-embedded', source), 'call')).toHaveLength(1);
  const endless = `${APP}    start_response('200 OK', [('Location', '/again')])\n    return [b'x']\n`;
  expect(fault(record('mod_wsgi-daemon', endless))).toContain(
    'Its log says: `AH00124: Request exceeded the limit of 10 internal redirects',
  );
});

test('what Apache answers by itself never reaches the application', () => {
  const source = `${APP}${TOLD}    return [b'Hello']\n`;
  const answered = (raw: string) => fault(record('mod_wsgi-embedded', source, raw));
  expect(answered(GET.replace('GET', 'TRACE'))).toContain(
    'mod_wsgi embedded answers `TRACE /` by itself: no application is ever called.',
  );
  expect(answered('GET / HTTP/1.1\r\n\r\n')).toContain('The request has no `Host` header, which HTTP/1.1 asks for.');
  expect(answered(GET.replace('/ ', '/%zz '))).toContain('Its log says: `AH10244: invalid URI path (/%zz)`.');
  expect(answered('POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n')).toContain(
    'answered `411 Length Required` itself.',
  );
});

test('a header that a server keeps to itself is not said to be missing in the request', () => {
  const source = `${APP}    environ['HTTP_AUTHORIZATION']\n`;
  const said = (server: ServerName, line: string) => fault(record(server, source, `GET / HTTP/1.1\r\nHost: x\r\n${line}\r\n`));
  expect(said('wsgiref', '')).toContain('the request came without the header `Authorization`');
  expect(said('mod_wsgi-embedded', 'Authorization: Basic eA==\r\n')).toContain(
    'the request has the header `Authorization`, and mod_wsgi embedded or a layer outside does not hand it on',
  );
});

test('a module that raises is told where the server goes on without it', () => {
  expect(fault(record('mod_wsgi-daemon', '1 / 0\n'))).toContain(
    'fails before it can call one. Its log says: `ZeroDivisionError: division by zero`.',
  );
  expect(fault(record('uwsgi', '1 / 0\n'))).toContain(
    'uWSGI fails before it can call one. Its log says: `--- no python application found',
  );
});

test('interim answers, and answers without a head', () => {
  const source = `${APP}    got = environ['wsgi.input'].read(3)\n${TOLD}    return [got]\n`;
  python.start(source, { server: { name: 'waitress' } });
  const raw = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc';
  const { recording } = python.request(raw, { expect: true });
  expect(recording && told(recording, 'sent')[0]).toBe(
    'waitress sends `100 Continue`, an interim answer: the response is still to come.',
  );
  const simple = record('mod_wsgi-embedded', `${APP}${TOLD}    return [b'Hello']\n`, 'GET /\r\n');
  expect(told(simple, 'sent').join()).toContain('without a status line and without headers');
});
