// mod_wsgi's gateways where the corpus of recordings doesn't reach: sub-interpreters, reloading, internal redirects, ranges of a file.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answered, loadPython, type Python, type RequestOptions } from '../runner/inline-python.node.ts';
import type { ServerChoice, ServerName } from '../runner/runner.ts';
import { story } from './tell.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const BOTH: readonly ServerName[] = ['mod_wsgi-embedded', 'mod_wsgi-daemon'];
const HOST = 'Host: localhost:8000';
const bodyOf = ({ raw }: Answered): string => raw.slice(raw.indexOf('\r\n\r\n') + 4);

function start(name: ServerName, files: string | Record<string, string>, app?: string, setup: Partial<ServerChoice> = {}): void {
  expect(python.start(files, { server: { ...setup, name }, ...(app === undefined ? {} : { app }) })).toMatchObject({ ok: true });
}

/** A request of HTTP/1.0, whose answer has no chunks in it. */
function get(target: string, fields: readonly string[] = [], options: RequestOptions = {}): Answered {
  return python.request(`GET ${target} HTTP/1.0\r\n${[HOST, ...fields].join('\r\n')}\r\n\r\n`, options);
}

describe.each(BOTH)('%s', (name) => {
  test('modules beside the script are found only where the folder is on its python-path', () => {
    const files = {
      'app.py': 'from beside import application\n',
      'beside.py': 'def application(e, s):\n    s("200 OK", [])\n    return [b"hi"]\n',
    };
    start(name, files);
    const without = get('/');
    expect(without.raw).toMatch(/^HTTP\/1\.1 500 /);
    expect(without.log['error.log']).toContain("ModuleNotFoundError: No module named 'beside'");
    start(name, files, undefined, { pythonPath: true });
    expect(bodyOf(get('/'))).toBe('hi');
  });

  test('a script is a file and the name of an object in it; its own module has no other name', () => {
    start(
      name,
      { 'shop/__init__.py': '', 'shop/wsgi.py': 'def shop(e, s):\n    s("200 OK", [])\n    return [__name__.encode()]\n' },
      'shop.wsgi:shop',
    );
    expect(bodyOf(get('/'))).toMatch(/^_mod_wsgi_[0-9a-f]{32}$/);
  });

  test('another port in Host is another interpreter, whose globals begin anew', () => {
    start(name, 'n = 0\ndef application(e, s):\n    global n\n    n += 1\n    s("200 OK", [])\n    return [b"%d" % n]\n');
    expect([get('/'), get('/')].map(bodyOf)).toEqual(['1', '2']);
    const other = python.request('GET / HTTP/1.0\r\nHost: localhost\r\n\r\n');
    expect(bodyOf(other)).toBe('1');
    expect(other.environ?.['mod_wsgi.application_group']).toEqual(['str', 'localhost|']);
    expect(other.environ?.['mod_wsgi.thread_requests']).toEqual(['int', 2]);
    expect(bodyOf(get('/'))).toBe('3');
  });

  test('the modules mod_wsgi and apache say what they are in; nothing else is made up', () => {
    const source = `import apache, mod_wsgi
def application(environ, start_response):
    start_response("200 OK", [])
    said = (mod_wsgi.version, mod_wsgi.process_group, mod_wsgi.application_group, mod_wsgi.maximum_processes, apache.version)
    return [repr(said).encode(), b" ", str(hasattr(mod_wsgi, "subscribe_events")).encode()]
`;
    start(name, source, undefined, { processes: 3 });
    const group = name === 'mod_wsgi-daemon' ? 'main' : '';
    expect(bodyOf(get('/'))).toBe(`((5, 0, 2), '${group}', 'localhost:8000|', 3, (2, 4, 69)) False`);
  });

  test('threads are what environ says of them', () => {
    start(name, 'def application(e, s):\n    s("200 OK", [])\n    return []\n', undefined, { threads: 4 });
    expect(get('/').environ).toMatchObject({ 'wsgi.multithread': ['bool', true] });
  });

  test('connections are kept between jobs, a hundred requests long', () => {
    start(name, 'def application(e, s):\n    s("200 OK", [("Content-Length", "2")])\n    return [b"ok"]\n');
    const ask = (connection: 'new' | 'same'): Answered => python.request(`GET / HTTP/1.1\r\n${HOST}\r\n\r\n`, { connection });
    expect(ask('new').end).toBe('kept-open');
    for (let count = 2; count <= 100; count += 1) expect(ask('same').end).toBe('kept-open');
    const last = ask('same');
    expect(last.raw).toContain('Connection: close');
    expect(last.end).toBe('closed');
  });

  test('a package that has no script of its name is its __init__.py', () => {
    start(name, { 'shop/__init__.py': 'def application(e, s):\n    s("200 OK", [])\n    return [b"in"]\n' }, 'shop:application');
    expect(bodyOf(get('/'))).toBe('in');
  });

  test('chunks, reads and the file wrapper are recorded as those of any server', () => {
    start(
      name,
      'import io\ndef application(e, s):\n    lines = list(e["wsgi.input"])\n    s("200 OK", [])\n    return e["wsgi.file_wrapper"](io.BytesIO(b"abcd"), 2)\n',
    );
    const { recording, unrecorded } = python.request(`POST / HTTP/1.0\r\n${HOST}\r\nContent-Length: 6\r\n\r\nhi\nyo\n`);
    expect(unrecorded).toBeNull();
    expect(story(recording).filter((line) => / (read|chunk|close) /.test(`${line} `))).toEqual([
      'application: read null got 3',
      'application: read null got 3',
      'application: chunk “ab”',
      'application: chunk “cd”',
      'application: close by server',
    ]);
  });
});

test('embedded: a script that has changed is loaded again', () => {
  start('mod_wsgi-embedded', 'n = "old"\ndef application(e, s):\n    s("200 OK", [])\n    return [n.encode()]\n');
  expect(bodyOf(get('/'))).toBe('old');
  python.run(`
import os, pathlib
script = pathlib.Path("/srv/app/app.py")
script.write_text(script.read_text().replace("old", "new"))
os.utime(script, (1, 1))
`);
  expect(bodyOf(get('/'))).toBe('new');
});

test('touching the script: embedded runs it again beside what it had imported; a daemon process makes room for a new one', () => {
  const files = {
    'kept.py': 'runs = 0\n',
    'app.py': `import kept
kept.runs += 1
n = 0
def application(environ, start_response):
    global n
    n += 1
    start_response("200 OK", [])
    return [b"%d %d %d" % (n, kept.runs, environ["mod_wsgi.total_requests"])]
`,
  };
  const touched = (name: ServerName): string[] => {
    start(name, files, undefined, { pythonPath: true });
    const before = [get('/'), get('/')];
    python.run('import os\nos.utime("/srv/app/app.py", (1, 1))\n');
    return [...before, get('/')].map(bodyOf);
  };
  expect(touched('mod_wsgi-embedded')).toEqual(['1 1 0', '2 1 1', '1 2 2']);
  expect(touched('mod_wsgi-daemon')).toEqual(['1 1 0', '2 1 1', '1 1 0']);
});

const FILE = `import tempfile
def application(environ, start_response):
    file = tempfile.TemporaryFile()
    file.write(b"0123456789")
    file.seek(0)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return environ["wsgi.file_wrapper"](file)
`;

test.each([
  ['bytes=2-4', '206 Partial Content', 'bytes 2-4/10', '234'],
  ['bytes=-3', '206 Partial Content', 'bytes 7-9/10', '789'],
  ['bytes=8-', '206 Partial Content', 'bytes 8-9/10', '89'],
  ['bytes=0-1,1-3', '206 Partial Content', 'bytes 0-3/10', '0123'],
  ['bytes=4-2', '200 OK', null, '0123456789'],
  ['lines=1-2', '200 OK', null, '0123456789'],
])('embedded: Apache cuts %s out of a file', (range, status, content, body) => {
  start('mod_wsgi-embedded', FILE);
  const answered = get('/', [`Range: ${range}`]);
  expect(answered.raw).toContain(`HTTP/1.1 ${status}\r\n`);
  expect(/Content-Range: (.*)\r\n/.exec(answered.raw)?.[1] ?? null).toBe(content);
  expect(answered.raw).toContain(`Content-Length: ${body.length}\r\n`);
  expect(bodyOf(answered)).toBe(body);
});

test('embedded: of a range behind the end there is an error page, and the script hears of it', () => {
  start('mod_wsgi-embedded', FILE);
  const answered = get('/', ['Range: bytes=20-']);
  expect(answered.raw).toMatch(/^HTTP\/1\.1 416 Requested Range Not Satisfiable\r\n/);
  expect(answered.log['error.log']).toContain('OSError: Apache/mod_wsgi failed to write response data');
});

test("daemon: what isn't there as a whole isn't cut", () => {
  start('mod_wsgi-daemon', FILE);
  const answered = get('/', ['Range: bytes=2-4']);
  expect(answered.raw).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(bodyOf(answered)).toBe('0123456789');
});

const REDIRECT = `def application(environ, start_response):
    path = environ["PATH_INFO"]
    if path == "/loop" or path == "/from":
        start_response("200 OK", [("Location", "/loop" if path == "/loop" else "/to?x=1")])
        return [b"never seen"]
    start_response("200 OK", [("Content-Type", "text/plain")])
    kept = [environ.get(key) for key in ("REQUEST_METHOD", "QUERY_STRING", "REDIRECT_REQUEST_METHOD", "REDIRECT_URL", "REQUEST_URI")]
    return [repr(kept).encode()]
`;

test('daemon: 200 with a Location is another request, which knows of the first', () => {
  start('mod_wsgi-daemon', REDIRECT);
  const answered = python.request(`POST /from HTTP/1.0\r\n${HOST}\r\nContent-Length: 2\r\n\r\nab`);
  expect(bodyOf(answered)).toBe("['GET', 'x=1', 'POST', '/from', '/from']");
  expect(answered.log['access.log']).toContain('"POST /from HTTP/1.0" 200 ');
});

test('daemon: a HEAD that is redirected stays without a body', () => {
  start('mod_wsgi-daemon', REDIRECT);
  const answered = python.request(`HEAD /from HTTP/1.1\r\n${HOST}\r\n\r\n`);
  expect(answered.raw).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(bodyOf(answered)).toBe('');
});

test('daemon: redirects in a circle come to an end', () => {
  start('mod_wsgi-daemon', REDIRECT);
  const answered = get('/loop');
  expect(answered.raw).toMatch(/^HTTP\/1\.1 500 Internal Server Error\r\n/);
  expect(answered.log['error.log']).toContain('AH00124: Request exceeded the limit of 10 internal redirects');
});

test('daemon: Last-Modified is never later than now, and never something else than a date', () => {
  start(
    'mod_wsgi-daemon',
    'def application(e, s):\n    s("200 OK", [("Last-Modified", e["QUERY_STRING"].replace("_", " "))])\n    return []\n',
  );
  const modified = (text: string): string | undefined => /Last-Modified: (.*)\r\n/.exec(get(`/?${text}`).raw)?.[1];
  expect(modified('Sunday,_06-Nov-94_08:49:37_GMT')).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  expect(modified('yesterday')).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
  const future = modified('Sun,_06_Nov_2094_08:49:37_GMT') ?? '';
  expect(Date.parse(future)).toBeLessThan(Date.parse('2094-11-06'));
});

test('embedded: the error page for a header that may not be sent counts the block that it takes the place of', () => {
  start('mod_wsgi-embedded', 'def application(e, s):\n    s("200 OK", [("X-A", "a\\x01")])\n    yield b"12345678"\n');
  const answered = get('/', ['Referer: http://from.example/']);
  const length = Number(/Content-Length: (\d+)/.exec(answered.raw)?.[1]);
  expect(length).toBe(bodyOf(answered).length + 8);
  expect(answered.log['error.log']).toMatch(/AH02430: .*, referer: http:\/\/from\.example\/\n$/);
});
