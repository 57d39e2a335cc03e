// uWSGI where no recording reaches: how it is told what to serve, its module, its threads, and corners of its own.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import type { ServerChoice } from '../runner/runner.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

interface Told {
  app?: string;
  server?: Partial<ServerChoice>;
}

const start = (files: Readonly<Record<string, string>> | string, { app, server = {} }: Told = {}) =>
  python.start(files, { app: app ?? 'app:application', server: { name: 'uwsgi', ...server } });

/** The body of the answer; with a path, to a GET of that. */
function body(path = '/', more = ''): string {
  return python.request(`GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n${more}\r\n`).raw.split('\r\n\r\n')[1] ?? '';
}

const SHOWS = (expression: string, name = 'application') => `
def ${name}(environ, start_response):
    start_response("200 OK", [])
    return [repr((${expression})).encode()]
`;

test('a file is run as a module that is named after its path; any other module is imported', () => {
  expect(start(SHOWS('__name__')).log.stderr).not.toContain('pythonpath');
  expect(body()).toBe("'uwsgi_file__srv_app_app'");
  const shop = { 'shop/__init__.py': '', 'shop/wsgi.py': SHOWS('__name__', 'app') };
  expect(start(shop, { app: 'shop.wsgi:app' }).log.stderr).toContain('added /srv/app/ to pythonpath.\nWSGI app 0');
  expect(body()).toBe("'shop.wsgi'");
});

test('a module is not asked whether its attribute can be called', () => {
  const started = start('thing = 42\n', { app: 'app:thing' });
  expect(started.ok).toBe(true);
  const { raw, log } = python.request();
  expect(raw).toBe('');
  expect(log.stderr).toContain("TypeError: 'int' object is not callable\n");
});

test.each([
  ['is missing', 'other = 1\n', 'app:app', 'added /srv/app/ to pythonpath.\nunable to load app 0'],
  [
    'is None',
    'application = None\n',
    'app:application',
    '"application" must be a callable object in file /srv/app/app.py\nunable to load app 0',
  ],
  [
    'raises',
    'def app():\n    1 / 0\n',
    'app:app()',
    '  File "/srv/app/app.py", line 2, in app\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\nunable to load app 0',
  ],
  ['is in no file', '', 'main:application', 'failed to open python file /srv/app/main.py\nunable to load app 0'],
])('where the application %s, it starts without one and answers 500', (_, source, app, says) => {
  const started = start(source, { app });
  expect(started.ok).toBe(true);
  expect(started.log.stderr).toContain(says);
  expect(started.log.stderr).toContain('*** no app loaded. going in full dynamic mode ***\n');
  expect(python.request().raw).toMatch(/^HTTP\/1\.1 500 Internal Server Error\r\nConnection: close\r\n.*Internal Server Error$/s);
});

test('it ends with the module’s exit code, and with its own when it can’t mount a file', () => {
  expect(start('import sys\nsys.exit(300)\n')).toMatchObject({ ok: false, exited: 44, file: 'app.py', line: 2 });
  expect(start('raise RuntimeError("no")\n', { server: { mount: '/shop' } })).toMatchObject({ ok: false, exited: 22, line: 1 });
  const started = start('x = 1\n', { server: { mount: '/shop' } });
  expect(started).toMatchObject({
    exited: 22,
    says: 'The file has no “application” that can be called, so uWSGI can’t mount it and ends.'.replace('’', "'"),
  });
});

test('it crashes over an application that nothing else holds and that can’t be called', () => {
  const started = start('application = "not a function"\n');
  expect(started).toMatchObject({ ok: false, exited: -11 });
  expect(started.says).toMatch(/^“application” can't be called\. .* segmentation fault\.$/);
  expect(started.log.stderr).toMatch(/!!! uWSGI process \d+ got Segmentation Fault !!!\n/);
});

test('several applications can be mounted by a dictionary', () => {
  const source = `${SHOWS('"first"', 'first')}${SHOWS('"second"', 'second')}applications = {"": first, "/two": second}\n`;
  expect(start(source, { app: 'app:app' }).log.stderr).toMatch(
    /WSGI app 0 \(mountpoint=''\).*\(default app\)\nWSGI app 1 \(mountpoint='\/two'\)/,
  );
  expect(body()).toBe("'first'");
});

test('with threads, environ has a core, and the module no env', () => {
  const show =
    'environ["wsgi.multithread"], environ["wsgi.multiprocess"], environ.get("uwsgi.core"), hasattr(__import__("uwsgi"), "env")';
  start(SHOWS(show));
  expect(body()).toBe('(False, False, None, True)');
  expect(start(SHOWS(show), { server: { threads: 2 } }).log.stderr).toContain('*** Operational MODE: threaded ***\n');
  expect(body()).toBe('(True, False, 0, False)');
  expect(start(SHOWS(show), { server: { processes: 2, threads: 2 } }).log.stderr).toMatch(
    /MODE: preforking\+threaded .*spawned uWSGI worker 1 \(pid: \d+, cores: 2\)\n$/s,
  );
  expect(body()).toBe('(True, True, 0, False)');
});

test('the second process says that it has been spawned: the first one has loaded the application', () => {
  const source = `print("loaded")\n${SHOWS('__import__("uwsgi").worker_id(), __import__("threading").current_thread().name')}`;
  python.run(`
from onionskin.process import Process
from onionskin.servers.server import Setup
second = Process({"app.py": ${JSON.stringify(source)}}, "app:application", server="uwsgi", grain="none", setup=Setup(processes=2, worker=1))
said = second.start()["log"]["stderr"]
`);
  expect(python.run('said')).toMatch(/^spawned uWSGI worker 2 \(pid: \d+, cores: 1\)\n$/);
  expect(python.run(String.raw`second.request(b"GET / HTTP/1.1\r\n\r\n").raw.decode()`)).toContain("(2, 'uWSGIWorker2Core0')");
});

test('the module uwsgi is there for this server only', () => {
  start(
    `import uwsgi\n${SHOWS('uwsgi.version, uwsgi.worker_id(), uwsgi.numproc, uwsgi.opt["wsgi-file"], uwsgi.env is environ, uwsgi.log')}`,
  );
  expect(body()).toBe("(b'2.0.31-debian', 1, 1, b'/srv/app/app.py', True, <built-in function log>)");
  expect(python.start('import uwsgi\n').says).toContain("No module named 'uwsgi'");
});

test('functions of the program’s that it calls: after the fork, and after each request, when the client has its answer', () => {
  start(
    `import uwsgi\nuwsgi.post_fork_hook = lambda: print("forked")\nuwsgi.after_req_hook = lambda: print("after")\n${SHOWS('1')}`,
  );
  expect(python.request().log.stderr).toMatch(/^after\n\[pid: /);
});

test('environ is one dictionary for all requests, emptied in between', () => {
  start(`kept = []\n${SHOWS('(kept.append(environ), [len(one) > 0 for one in kept], kept[0] is environ)[1:]')}last = kept\n`);
  expect(body()).toBe('([True], True)');
  expect(body()).toBe('([True, True], True)');
});

test('what is printed without an end of line waits for one; wsgi.errors waits for a flush', () => {
  start(SHOWS('(print(environ["PATH_INFO"], end=""), environ["wsgi.errors"].write("kept back\\n"))[1]'));
  expect(python.request().log.stderr).toMatch(/^\[pid: /);
  start(SHOWS('(print("a", end=""), print("b"))'));
  expect(python.request().log.stderr).toMatch(/^ab\n\[pid: /);
});

const POST = (text: string) => `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${text.length}\r\n\r\n${text}`;

test('a body can be read in lines and in pieces alternately; a negative size behind a part of it is too much memory', () => {
  const read = (calls: string) => {
    start(SHOWS(`(lambda f: [${calls}])(environ["wsgi.input"])`));
    return python.request(POST('one\ntwo\nthree')).raw.split('\r\n\r\n')[1];
  };
  expect(read('f.readline(), f.read(2), f.readline(), f.read(), f.read(), f.readline()')).toBe(
    "[b'one\\n', b'tw', b'o\\n', b'three', b'', b'']",
  );
  expect(read('f.read(3), f.readline(), f.tell(), f.readlines()')).toBe("[b'one', b'\\n', 13, [b'two\\n', b'three']]");
  expect(read('f.read(-1), f.read(-1)')).toBe("[b'one\\ntwo\\nthree', b'']");
  start(`
def application(environ, start_response):
    environ["wsgi.input"].read(3)
    environ["wsgi.input"].read(-1)
`);
  const { raw, log } = python.request(POST('one\ntwo\nthree'));
  expect(raw).toBe('');
  expect(log.stderr).toMatch(
    /uwsgi_request_body_read\(\)\/realloc\(\): Cannot allocate memory .* during POST \/ \(127\.0\.0\.1\)\n/,
  );
  expect(log.stderr).toContain('OSError: error during read(-1) on wsgi.input\n');
});

test('a large body is read in linear time, by lines and without any', () => {
  start(SHOWS('(lambda f: (len(f.readline()), len(f.readline())))(environ["wsgi.input"])'));
  const text = `${'x'.repeat(3_000_000)}\n${'y'.repeat(3_000_000)}`;
  expect(python.request(POST(text)).raw).toContain('(3000001, 3000000)');
});

test('a text file in wsgi.file_wrapper has no end for it: the client leaves', () => {
  start(`
import io
def application(environ, start_response):
    start_response("200 OK", [])
    return environ["wsgi.file_wrapper"](io.StringIO("text"), 10)
`);
  expect(python.request().end).toBe('timeout');
});

test('the program’s own sys.excepthook hears of an error', () => {
  start(
    'import sys\nsys.excepthook = lambda kind, error, trace: print("heard", kind.__name__, trace.tb_frame.f_code.co_name)\ndef application(e, s): 1 / 0\n',
  );
  expect(python.request().log.stderr).toMatch(/^heard ZeroDivisionError application\n\[pid: /);
});

test('a head that becomes too long is an error, and nothing is sent any more', () => {
  start(`
def application(environ, start_response):
    start_response("200 OK", [("X-Long", "v" * 40000), ("X-Longer", "v" * 40000)])
    return [b"body"]
`);
  const { raw, log } = python.request();
  expect(raw).toBe('');
  expect(log.stderr).toContain('TypeError: unable to add header to the response\n');
});

test('an answer after a reset: bytes of the body that nobody read', () => {
  start(SHOWS('1'));
  expect(python.request(POST('x'.repeat(100))).end).toBe('closed');
  expect(python.request(POST('x'.repeat(9000))).end).toBe('reset');
});

test("a body that can't be asked for its close() is not closed, and sys.unraisablehook is told why", () => {
  const source = `
class Body:
    def __iter__(self): return iter([b"x"])
    @property
    def close(self): raise ValueError("no")
def application(environ, start_response):
    start_response("200 OK", [])
    return Body()
`;
  start(source);
  const { raw, log } = python.request();
  expect(raw).toMatch(/x$/);
  expect(log.stderr).toMatch(
    /^Exception ignored in PyObject_HasAttrString\(\); consider .*:\nTraceback .*\n {2}File "\/srv\/app\/app.py", line 5, in close\n.*ValueError: no\n\[pid/s,
  );
  start(`import sys\nsys.unraisablehook = lambda told: print(repr((told.exc_value, told.object)))\n${source}`);
  expect(python.request().log.stderr).toMatch(/^\(ValueError\('no'\), None\)\n\[pid/);
});

test('exc_info that is no tuple is an error of the caller in C', () => {
  start('def application(environ, start_response):\n    start_response("200 OK", [], "no tuple")\n');
  expect(python.request().log.stderr).toContain('SystemError: ../Objects/tupleobject.c:107: bad argument to internal function\n');
});

test('write() without its argument ends the process', () => {
  start('def application(environ, start_response):\n    start_response("200 OK", [])()\n');
  const { raw, exited, log } = python.request();
  expect({ raw, exited }).toEqual({ raw: '', exited: 1 });
  expect(log.stderr).toMatch(/^!!! uWSGI process \d+ got Segmentation Fault !!!\n/);
});

test('any three characters are a status, as numbers that may be negative', () => {
  start('def application(environ, start_response):\n    start_response("20\\xb2 OK", [])\n    return []\n');
  expect(python.request().log.stderr).toContain('(HTTP/1.1 74)');
});

test('a file is read in pieces, whose size may be negative; it must fit a C int', () => {
  start(`
class File:
    def __init__(self): self.sizes = []
    def read(self, *sizes):
        self.sizes.append(sizes)
        return b"" if len(self.sizes) > 1 else repr(sizes).encode()
def application(environ, start_response):
    start_response("200 OK", [])
    return environ["wsgi.file_wrapper"](File(), *map(eval, environ["QUERY_STRING"].split()))
`);
  expect(body('/?7')).toBe('(7,)');
  expect(body('/?-7')).toBe('(-7,)');
  expect(body('/?0')).toBe('()');
  expect(body('/')).toMatch(/^\(\d+,\)$/);
  expect(python.request('GET /?2**31 HTTP/1.1\r\n\r\n').log.stderr).toContain(
    'OverflowError: signed integer is greater than maximum\n',
  );
});

test('reading more than 8 MB at once is worth a warning, where the buffer has to grow', () => {
  start(SHOWS('(lambda f: (len(f.read(1)), len(f.read()), len(f.read())))(environ["wsgi.input"])'));
  const { raw, log } = python.request(POST('x'.repeat(9_000_000)));
  expect(raw).toMatch(/\(1, 8999999, 0\)$/);
  expect(log.stderr).toContain('[uwsgi-warning] you are using read() on request body allocating over than 8 MB, ');
});

test('what is printed at the start without an end of line waits for one, too', () => {
  expect(start(`print("waits", end="")\n${SHOWS('print(" here")')}`).log.stderr).not.toContain('waits');
  expect(python.request().log.stderr).toMatch(/^waits here\n\[pid: /);
});

test('it ends with the code that it is told, even where its log has been closed', () => {
  start('import sys\ndef application(environ, start_response):\n    sys.stdout.close()\n    sys.exit("bye")\n');
  const { exited, log } = python.request();
  expect({ exited, log }).toEqual({ exited: 1, log: { stderr: '\n' } });
});

test('wsgi.input is a C object: no names for its arguments, no attributes but its methods', () => {
  const tried = (call: string) => {
    start(`def application(environ, start_response):\n    start_response("200 OK", [])\n    environ["wsgi.input"].${call}\n`);
    return python.request(POST('ab')).log.stderr;
  };
  expect(tried('read(size=1)')).toContain('TypeError: _Input.read() takes no keyword arguments\n');
  expect(tried('readline(1, 2)')).toContain('TypeError: readline() takes at most 1 argument (2 given)\n');
  start(SHOWS('[name for name in dir(environ["wsgi.input"]) if name[0] == "_" and name[1] != "_"]'));
  expect(body()).toBe('[]');
});
