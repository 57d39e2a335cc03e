// Real answers, as recorded, side by side.
import { describe, expect, test } from 'vitest';
import type { ServerName } from '../../runner/runner.ts';
import { corpus, recorded } from '../../testing/fidelity/corpus.node.ts';
import { readRequest, type ServerAnswer } from './answer.ts';
import { compare } from './compare.ts';
import { readResponse } from './response.ts';

const GET = readRequest('GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n');
const DATE = 'Date: Sun, 22 Nov 2026 09:00:01 GMT\r\n';
const HELLO = 'Hello, world!\n';
/** What each sends for `[b"Hello, world!\n"]` with a Content-Type and no Content-Length. */
const HELLOS: Partial<Record<ServerName, string>> = {
  wsgiref: `HTTP/1.0 200 OK\r\n${DATE}Server: WSGIServer/0.2 CPython/3.14.8\r\nContent-Type: text/plain\r\nContent-Length: 14\r\n\r\n${HELLO}`,
  gunicorn: `HTTP/1.1 200 OK\r\nServer: gunicorn\r\n${DATE}Connection: close\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\nE\r\n${HELLO}\r\n0\r\n\r\n`,
  waitress: `HTTP/1.1 200 OK\r\nContent-Length: 14\r\nContent-Type: text/plain\r\n${DATE}Server: waitress\r\n\r\n${HELLO}`,
  uwsgi: `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${HELLO}`,
};

function answer(name: ServerName, raw: string, more: Partial<ServerAnswer> = {}): ServerAnswer {
  const response = readResponse(raw, GET.method);
  const nothing = { notStarted: null, environ: null, log: {}, startLog: {}, exited: null, stopped: null, handed: null };
  return { name, choice: { name }, raw, response, end: 'closed', ...nothing, ...more };
}

function rows(answers: readonly ServerAnswer[], request = GET) {
  return new Map(compare(answers, request).groups.flatMap((group) => group.rows.map((row) => [row.id, row])));
}
const says = (answers: readonly ServerAnswer[], id: string) =>
  rows(answers)
    .get(id)
    ?.sentences.map((sentence) => sentence.says)
    .join(' ');

const four = (Object.keys(HELLOS) as ServerName[]).map((name) => answer(name, HELLOS[name] ?? ''));

describe('the same list of one chunk', () => {
  test('is framed in three ways, each explained by where that is written', () => {
    expect(
      rows(four)
        .get('framing')
        ?.cells.map((cell) => cell?.text),
    ).toEqual(['Content-Length: 14', 'chunked, 1 chunk', 'Content-Length: 14', 'the connection’s end']);
    const sentences = rows(four).get('framing')?.sentences ?? [];
    expect(sentences.map(({ servers }) => servers)).toEqual([['gunicorn'], ['wsgiref', 'waitress'], ['uwsgi']]);
    expect(sentences.map(({ source }) => source)).toEqual([
      'RFC 9112, 7.1',
      'PEP 3333, Handling the Content-Length Header',
      'RFC 9112, 6.3',
    ]);
  });

  test('comes in the server’s own version of HTTP, with its own headers', () => {
    expect(says(four, 'version')).toBe('wsgiref always answers as HTTP/1.0, whatever the client speaks.');
    expect(says(four, 'header date')).toContain('uWSGI adds no header at all');
    expect(rows(four).get('header server')?.variants).toEqual([0, 1, 2, 3]);
  });

  test('is the same in what nobody changes, and that is told in words', () =>
    expect(compare(four, GET).same).toEqual([
      'the status 200 OK',
      'Content-Type',
      'the body (14 bytes)',
      'the connection (closed by the server)',
    ]));
});

test('what only those have that answered is not called the same everywhere', () => {
  const gone = answer('uwsgi', '', { end: 'closed' });
  expect([compare(four, GET).partly, compare([...four, gone], GET).partly]).toEqual([false, true]);
});

test('what differs each time is no difference: dates, ports, process numbers', () => {
  const environ = (port: string) => ({ REMOTE_PORT: ['str', port], PATH_INFO: ['str', '/'] }) as const;
  const raw = (second: number, port: string) =>
    `HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 09:00:0${second} GMT\r\nX: <a at 0x7f00${second}a>\r\n\r\nyou are ${port}`;
  const log = (pid: number) => ({ stderr: `[2026-11-22 09:00:01 +0000] [${pid}] [INFO] Booting worker with pid: ${pid}\n` });
  const one = answer('gunicorn', raw(1, '34496'), { environ: environ('34496'), startLog: log(8) });
  const other = answer('waitress', raw(2, '56300'), { environ: environ('56300'), startLog: log(26) });
  expect([...rows([one, other]).keys()]).toEqual([]);
});

test('a cookie that is signed with the time, or drawn anew, is no difference of servers; another cookie is, and is shown short', () => {
  const sends = (name: ServerName, cookie: string) => answer(name, `HTTP/1.1 200 OK\r\nSet-Cookie: ${cookie}\r\n\r\n`);
  const signed = (tail: string) => `session=eyJuIjoxfQ.${tail}; HttpOnly; Path=/`;
  const one = sends('gunicorn', signed('awnEJA.gxVD2FIswla0k4KVG46E7x2LQe8'));
  const other = sends('waitress', signed('awnEKw.jQoIbif0N8dsI0bT90hlYpW7M9Y'));
  expect(compare([one, other], GET).same).toContain('Set-Cookie');
  const drawn = (letter: string) => `id=${letter.repeat(32)}; Path=/`;
  expect([...rows([sends('gunicorn', drawn('a')), sends('waitress', drawn('b'))]).keys()]).toEqual([]);
  const secure = rows([one, sends('waitress', `${signed('awnEKw.jQoIbif0N8dsI0bT90hlYpW7M9Y')}; Secure`)]).get(
    'header set-cookie',
  );
  expect(secure?.cells[1]).toMatchObject({
    text: 'session=eyJuIjox…; HttpOnly; Path=/; Secure',
    full: expect.stringContaining('eyJuIjoxfQ.awnEKw.jQoI'),
  });
  expect(rows([sends('gunicorn', 'seen=1; Path=/'), sends('waitress', 'seen=2; Path=/')]).has('header set-cookie')).toBe(true);
});

test('a key of environ may be missing, have another value, or another type', () => {
  const one = answer('gunicorn', '', {
    environ: { 'wsgi.input': ['gunicorn.http.body.Body', null], SERVER_NAME: ['str', '127.0.0.1'] },
  });
  const other = answer('waitress', '', {
    environ: { 'wsgi.input': ['_io.BytesIO', null], SERVER_NAME: ['str', 'waitress.invalid'], REMOTE_HOST: ['str', '127.0.0.1'] },
  });
  const found = rows([one, other]);
  expect([...found.keys()].filter((id) => id.startsWith('environ '))).toEqual([
    'environ REMOTE_HOST',
    'environ SERVER_NAME',
    'environ wsgi.input',
  ]);
  expect(found.get('environ REMOTE_HOST')?.cells[0]).toMatchObject({ absent: true });
});

test('where no rule explains a difference, the facts are put plainly', () => {
  const one = answer('gunicorn', 'HTTP/1.1 200 OK\r\nX-Luck: 7\r\n\r\n');
  const other = answer('waitress', 'HTTP/1.1 200 OK\r\n\r\n');
  expect(rows([one, other]).get('header x-luck')?.sentences).toEqual([
    { says: 'gunicorn sends X-Luck: 7; waitress sends no X-Luck.', servers: ['gunicorn', 'waitress'], source: null },
  ]);
});

test('a server that did not start is told with its reason, and has nothing else to compare', () => {
  const gone = answer('gunicorn', '', { end: null, notStarted: 'ModuleNotFoundError: No module named nothing.', exited: 3 });
  expect(says([gone, answer('uwsgi', HELLOS.uwsgi ?? '')], 'start')).toContain('uWSGI starts without an application');
  expect(says([gone, answer('waitress', HELLOS.waitress ?? '')], 'start')).toContain('gives up');
  expect(rows([gone, answer('waitress', HELLOS.waitress ?? '')]).has('status')).toBe(false);
});

test('uWSGI hides an exception from the client completely', () => {
  const log = { stderr: 'Traceback (most recent call last):\n  File "/srv/app/app.py", line 2, in application\nValueError\n' };
  const page = 'HTTP/1.1 500 Internal Server Error\r\nContent-Length: 2\r\n\r\nno';
  const answers = [answer('waitress', page, { log }), answer('uwsgi', '', { log })];
  expect(says(answers, 'status')).toContain('uWSGI closes the connection without a byte');
});

/** A handful of recorded cases, each odd in its own way. */
const CASES = ['hello', 'environ-get', 'exc-before', 'exc-mid', 'no-body-status', 'header-order', 'input-chunked', 'mount-shop'];
const SERVERS = ['wsgiref', 'gunicorn', 'waitress', 'uwsgi', 'mod_wsgi-embedded', 'mod_wsgi-daemon'] as const;
const NAMES = /wsgiref|gunicorn|waitress|uWSGI|mod_wsgi|Apache/;

describe('in the recordings, every difference has a sentence that names its servers', () => {
  const all = new Map(SERVERS.map((name) => [name, recorded(name)]));
  test.each(corpus().filter((one) => CASES.includes(one.id)))('$id', (one) => {
    let differences = 0;
    one.requests.forEach((asked, index) => {
      const request = readRequest(asked.head);
      const answers = SERVERS.flatMap((name): ServerAnswer[] => {
        const exchange = all.get(name)?.get(one.id)?.exchanges[index];
        if (!exchange || !('raw' in exchange)) return [];
        const { raw } = exchange;
        const { end, environ = null, log, exit_code: exited = null } = exchange;
        const response = readResponse(raw, request.method);
        return [answer(name, raw, { response, end, environ, log, exited, choice: { name, mount: one.mount } })];
      });
      for (const { rows: found } of compare(answers, request).groups) {
        for (const { id, sentences, variants } of found) {
          differences += 1;
          expect(sentences.length, id).toBeGreaterThan(0);
          for (const { says: text } of sentences) expect(text, id).toMatch(/^\S.+\.$/);
          expect(sentences.map(({ says: text }) => text).join(' '), id).toMatch(NAMES);
          expect(
            variants.some((variant) => variant > 0),
            id,
          ).toBe(true);
        }
      }
    });
    expect(differences).toBeGreaterThan(0);
  });
});
