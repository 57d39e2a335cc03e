// What is Apache's own in mod_wsgi's gateways, where the public recordings don't reach: targets, ranges, lengths, logs, the script's surroundings.
import { beforeAll, expect, test } from 'vitest';
import { type Answered, loadPython, type Python } from '../runner/inline-python.node.ts';
import type { ServerName } from '../runner/runner.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const BOTH: readonly ServerName[] = ['mod_wsgi-embedded', 'mod_wsgi-daemon'];
const HOST = 'Host: localhost:8000';
const bodyOf = ({ raw }: Answered): string => raw.slice(raw.indexOf('\r\n\r\n') + 4);
const SHOWS = (expression: string): string =>
  `def application(environ, start_response):\n    start_response("200 OK", [])\n    return [repr((${expression})).encode()]\n`;

function start(name: ServerName, files: string | Record<string, string>): void {
  expect(python.start(files, { server: { name } })).toMatchObject({ ok: true });
}

/** A request of HTTP/1.0, whose answer has no chunks in it. */
function get(target: string, fields: readonly string[] = [], method = 'GET'): Answered {
  return python.request(`${method} ${target} HTTP/1.0\r\n${[HOST, ...fields].join('\r\n')}\r\n\r\n`);
}

test.each(BOTH)("%s: a body that can't be asked for its close() has been sent all the same", (name) => {
  start(
    name,
    `class Body(list):
    @property
    def close(self): raise ValueError("no")
def application(environ, start_response):
    start_response("200 OK", [])
    return Body([b"x"])
`,
  );
  const { raw, log } = get('/');
  expect(raw).toMatch(/x$/);
  expect(log['error.log']).toMatch(
    /\] Exception ignored in PyObject_HasAttrString\(\); consider .* in close\n.*ValueError: no\n$/s,
  );
});

test.each(BOTH)('%s: an empty Content-Type is none', (name) => {
  start(name, 'def application(e, s):\n    s("200 OK", [("Content-Type", "")])\n    return [b"x"]\n');
  expect(get('/').raw).not.toContain('Content-Type');
});

test.each([
  ['http://user:secret@host.example/p?q', 'http://user:XXXXXXXX@host.example/p?q'],
  ['HTTP://user:secret@host.example:80/', 'HTTP://user:XXXXXXXX@host.example/'],
  ['https://:secret@host.example:80', 'https://:XXXXXXXX@host.example:80'],
  ['http://user@host.example/', 'http://user@host.example/'],
])('the access log has no password of %s', (target, logged) => {
  start('mod_wsgi-embedded', SHOWS('1'));
  expect(get(target).log['access.log']).toContain(`"GET ${logged} HTTP/1.0" 400 `);
});

test.each([
  ['http://HOST.example/p', 'host.example', 'host.example', '80'],
  ['http://host.example:/p', 'host.example:', 'host.example', '80'],
  ['http://host.example:99999/p', 'host.example:99999', 'host.example', '34463'],
  ['http:///p', '', '', '80'],
])('the host of the target %s outdoes the field, in small letters', (target, host, name, port) => {
  start('mod_wsgi-embedded', SHOWS('environ["HTTP_HOST"], environ["SERVER_NAME"], environ["SERVER_PORT"]'));
  expect(bodyOf(get(target))).toBe(`('${host}', '${name}', '${port}')`);
});

test('CONNECT has a host and a port, and nothing else', () => {
  start('mod_wsgi-embedded', SHOWS('environ["SERVER_NAME"], environ["SERVER_PORT"]'));
  expect(bodyOf(get('host.example:81', [], 'CONNECT'))).toBe("('host.example', '81')");
  expect(get('user:secret@host.example:80', [], 'CONNECT').raw).toMatch(/^HTTP\/1\.1 400 /);
});

test('embedded: a body that the client keeps, having its answer, is read from what it sends next', () => {
  start('mod_wsgi-embedded', 'def application(e, s):\n    s("200 OK", [("Content-Length", "1")])\n    return [b"x"]\n');
  const asks = `POST / HTTP/1.1\r\n${HOST}\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\nbody`;
  const answered = python.request(asks, { expect: true });
  expect(answered).toMatchObject({ end: 'kept-open', log: {} });
  expect(answered.raw).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  const next = python.request(`bodyGET /next HTTP/1.1\r\n${HOST}\r\n\r\n`, { connection: 'same' });
  expect(next.raw).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(next.log['access.log']).toMatch(/"POST \/ HTTP\/1\.1" 200 1\n.*"GET \/next HTTP\/1\.1" 200 1\n$/);
});

test.each([
  ['identity', 'GET', '1.1', '', /^HTTP\/1\.1 200 .*\r\nTransfer-Encoding: identity, chunked\r\n.*\r\n4\r\nbody\r\n0\r\n\r\n$/s],
  ['identity', 'GET', '1.0', '', /^HTTP\/1\.1 500 /],
  ['identity', 'HEAD', '1.1', '', /^HTTP\/1\.1 500 /],
  ['identity', 'GET', '1.1', '4', /^HTTP\/1\.1 500 /],
  ['gzip, chunked', 'GET', '1.1', '4', /^HTTP\/1\.1 200 .*\r\nTransfer-Encoding: gzip, chunked\r\n\r\nbody$/s],
])(
  'a response’s own Transfer-Encoding %s, to %s in HTTP/%s, Content-Length “%s”',
  (encoding, method, version, length, answer) => {
    const more = length === '' ? '' : `, ("Content-Length", "${length}")`;
    start(
      'mod_wsgi-embedded',
      `def application(e, s):\n    s("200 OK", [("Transfer-Encoding", "${encoding}")${more}])\n    return [b"body"]\n`,
    );
    expect(python.request(`${method} / HTTP/${version}\r\n${HOST}\r\n\r\n`).raw).toMatch(answer);
  },
);

test.each([
  ['9223372036854775807', '413 Request Entity Too Large'],
  ['9223372036854775808', '400 Bad Request'],
  [`${'0'.repeat(5000)}2`, '200 OK'],
])('Content-Length: %s', (length, status) => {
  start('mod_wsgi-embedded', SHOWS('1'));
  const { raw } = python.request(`POST / HTTP/1.1\r\n${HOST}\r\nContent-Length: ${length}\r\n\r\nab`);
  expect(raw.split('\r\n')[0]).toBe(`HTTP/1.1 ${status}`);
});

const FILE = `import tempfile
def application(environ, start_response):
    file = tempfile.TemporaryFile()
    file.write(b"0123456789")
    file.seek(int(environ["PATH_INFO"][1:] or 0))
    length = environ["QUERY_STRING"]
    start_response("200 OK", [("Content-Length", length)] if length else [])
    return environ["wsgi.file_wrapper"](file)
`;

test('embedded: of a range beyond the end the page is sent in chunks; without any range there is nothing to be cut', () => {
  start('mod_wsgi-embedded', FILE);
  const ask = (range: string): string => python.request(`GET / HTTP/1.1\r\n${HOST}\r\nRange: bytes=${range}\r\n\r\n`).raw;
  expect(ask('20-')).toMatch(/^HTTP\/1\.1 416 .*\r\nTransfer-Encoding: chunked\r\n.*None of the range-specifier values/s);
  expect(ask('')).toMatch(/^HTTP\/1\.1 200 .*\r\nContent-Length: 10\r\n/s);
  expect(ask(',1-2')).toMatch(/^HTTP\/1\.1 200 .*\r\nContent-Length: 10\r\n/s);
});

test('a file that is shorter than promised: zeros up to the end of the page, if it is read from the beginning of one', () => {
  for (const name of BOTH) {
    start(name, FILE);
    expect(bodyOf(get('/0?12'))).toBe('0123456789\0\0');
  }
  const daemon = get('/3?12');
  expect(daemon.raw).toMatch(/^HTTP\/1\.1 500 /);
  expect(daemon.log['error.log']).toMatch(/End of file found\.\n.*Truncated or oversized response headers received from daemon/);
  start('mod_wsgi-embedded', FILE);
  const embedded = get('/3?12');
  expect(embedded).toMatchObject({ raw: '', end: 'closed' });
  expect(embedded.log['error.log']).toContain('failed to write response data: End of file found.\n');
  expect(embedded.log['access.log']).toContain('" 200 12\n');
});

test('a file that can’t be closed is an error; one whose close() raises is none', () => {
  const source = `class File:
    def read(self, size): return b""
class Closes(File):
    def close(self): raise ValueError
def application(environ, start_response):
    start_response("200 OK", [])
    return environ["wsgi.file_wrapper"]((Closes if environ["PATH_INFO"] == "/closes" else File)())
`;
  start('mod_wsgi-embedded', source);
  expect(get('/').log['error.log']).toMatch(/\] AttributeError: 'File' object has no attribute 'close'\n$/);
  expect(get('/closes').log['error.log']).toBeUndefined();
});

test.each(BOTH)('%s: modules beside the script are found when the script looks there, and not before', (name) => {
  const files = { 'app.py': `import beside\n${SHOWS('beside.N')}`, 'beside.py': 'N = 1\n' };
  start(name, files);
  const { raw, log } = get('/');
  expect(raw).toMatch(/^HTTP\/1\.1 500 /);
  expect(log['error.log']).toContain("ModuleNotFoundError: No module named 'beside'\n");
  start(name, { ...files, 'app.py': `import os, sys\nsys.path.insert(0, os.path.dirname(__file__))\n${files['app.py']}` });
  expect(bodyOf(get('/'))).toBe('1');
});

test('what a str, list or tuple says of itself is of no interest, but for what it is', () => {
  start(
    'mod_wsgi-embedded',
    `class Text(str):
    def __str__(self): return "other"
    def encode(self, *_): return b"other"
class Pair(tuple):
    def __len__(self): return 3
class Pairs(list):
    def __iter__(self): return iter(())
def application(environ, start_response):
    start_response(Text("200 Mine"), Pairs([Pair(("X-A", Text("mine")))]))
    return [b""]
`,
  );
  expect(get('/').raw).toMatch(/^HTTP\/1\.1 200 Mine\r\n.*\r\nX-A: mine\r\n/s);
});

test.each(BOTH)('%s: a body that ends early is an error for whoever reads it', (name) => {
  start(name, 'def application(environ, start_response):\n    environ["wsgi.input"].read()\n');
  const { raw, log } = python.request(`POST / HTTP/1.1\r\n${HOST}\r\nContent-Length: 5\r\n\r\nab`, { halfClose: true });
  expect(raw).toMatch(/^HTTP\/1\.1 500 /);
  expect(log['error.log']).toMatch(/\] OSError: Apache\/mod_wsgi request data read error: Partial results are valid [^\n]*\n$/);
  expect(log['error.log']).not.toContain('During handling');
});

test('daemon: a request of which only the beginning has come waits for the rest', () => {
  start('mod_wsgi-daemon', SHOWS('environ["PATH_INFO"]'));
  const first = python.request(`GET /a HTTP/1.1\r\n${HOST}\r\n\r\nGET /b HTTP/1.1\r\nHo`);
  expect(first).toMatchObject({ end: 'kept-open' });
  expect(python.request('st: localhost:8000\r\n\r\n', { connection: 'same' }).raw).toContain("'/b'");
});
