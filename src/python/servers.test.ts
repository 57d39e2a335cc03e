// Servers starting and failing, each in its own way and words; what is theirs and what is ours.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { SERVER_NAMES, type ServerChoice } from '../runner/runner.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const HELLO = 'def application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"hi"]\n';
const at = (name: ServerChoice['name'], more: Partial<ServerChoice> = {}): { server: ServerChoice } => ({
  server: { name, ...more },
});

test('everything of ours in the place of the system’s or the servers’ is a short list', () => {
  const list = String(
    python.run('from onionskin.servers import PATCHES; "\\n".join(f"{patch.where}: {patch.why}" for patch in PATCHES)'),
  ).split('\n');
  console.log(`Replaced:\n${list.join('\n')}`);
  expect(list.map((line) => line.split(':')[0])).toEqual([
    'pwd',
    'grp',
    'os.geteuid',
    'os.getegid',
    'socket.AF_UNIX',
    'socket.SO_REUSEADDR',
    'traceback.walk_stack',
    'wsgiref.simple_server.ServerHandler.log_exception',
    'wsgiref.simple_server.WSGIRequestHandler.get_stderr',
    'http.server.BaseHTTPRequestHandler.send_error',
    'socketserver.TCPServer.__init__',
    'socketserver.TCPServer.get_request',
    'socketserver.BaseServer.handle_error',
    'gunicorn.arbiter.os',
    'gunicorn.workers.base.WorkerTmp',
    'gunicorn.config.Chdir.default',
    'gunicorn.util.close_on_exec',
    'gunicorn.arbiter.Arbiter.init_signals',
    'gunicorn.workers.gthread.PollableMethodQueue',
    'gunicorn.workers.gthread.TConn.wait_for_data',
    'gunicorn.workers.gthread.ThreadWorker.get_thread_pool',
    'gunicorn.workers.gthread.ThreadWorker.init_process',
    'gunicorn.workers.gthread.ThreadWorker.run',
    'gunicorn.workers.sync.SyncWorker.run',
    'waitress.task.ThreadedTaskDispatcher.__init__',
    'waitress.task.ThreadedTaskDispatcher.add_task',
    'waitress.server.TcpWSGIServer.socketmod',
    'waitress.runner.show_exception',
  ]);
});

describe('a project that can’t be served', () => {
  test.each([
    ['wsgiref', 1, /^app\.py was imported, but nothing in it is called “application”/],
    ['gunicorn', 4, /^The server refused to start.*Failed to find attribute 'application' in 'app'/],
    ['waitress', 1, /nothing in it is called “application”/],
  ] as const)('%s finds no application: exit code %i', (name, code, says) => {
    const started = python.start('x = 1\n', at(name));
    expect(started).toMatchObject({ ok: false, exited: code });
    expect(started.says).toMatch(says);
    expect(started.log.stderr).toMatch(/application/);
  });

  test.each(['wsgiref', 'gunicorn', 'waitress'] as const)('%s tells which line failed, and logs it', (name) => {
    const started = python.start('import os\n1 / 0\n', at(name));
    expect(started).toMatchObject({ ok: false, file: 'app.py', line: 2 });
    expect(started.log.stderr).toMatch(
      /File "\/srv\/app\/app\.py", line 2, in <module>\n {4}1 \/ 0\n.*\nZeroDivisionError: division by zero/,
    );
    expect(started.recording?.ended).toBe('raised');
  });

  test('gunicorn starts worker after worker when the module leaves, and nobody answers', () => {
    const started = python.start('print("again", flush=True)\nimport sys\nsys.exit(7)\n', at('gunicorn'));
    expect(started.ok).toBe(true);
    expect(started.log.stdout).toBe('again\n'.repeat(4));
    expect(started.log.stderr?.match(/exited with code 7/g)?.length).toBe(3);
    expect(python.request()).toMatchObject({ raw: '', end: 'timeout', environ: null });
  });

  test('wsgiref leaves with the module', () => {
    expect(python.start('import sys\nsys.exit(7)\n', at('wsgiref'))).toMatchObject({ ok: false, exited: 7 });
  });
});

test.each([
  ['gunicorn', 'Booting worker with pid'],
  ['waitress', 'Serving on http://127.0.0.1:8000'],
] as const)('%s says in its own words that it has started', (name, words) => {
  const started = python.start(HELLO, at(name));
  expect(started.log.stderr).toContain(words);
  const said = started.recording?.events.filter((event) => event.type === 'print' && event.stream === 'log');
  expect(said?.length).toBeGreaterThan(0);
});

test.each([
  ['gunicorn', { processes: 2 }, [false, true]],
  ['gunicorn', { threads: 2 }, [true, false]],
  ['gunicorn', { threads: 1 }, [false, false]],
  ['waitress', { threads: 1 }, [true, false]],
  ['wsgiref', {}, [false, false]],
] as const)('%s %o: wsgi.multithread and wsgi.multiprocess are %o', (name, more, wanted) => {
  python.start(HELLO, at(name, more));
  const { environ } = python.request();
  expect([environ?.['wsgi.multithread']?.[1], environ?.['wsgi.multiprocess']?.[1]]).toEqual(wanted);
});

test.each(['gunicorn', 'waitress'] as const)('%s mounts a project under a prefix', (name) => {
  python.start(HELLO, at(name, { mount: '/shop/' }));
  const { environ } = python.request('GET /shop/cart HTTP/1.1\r\nHost: localhost:8000\r\n\r\n');
  expect([environ?.SCRIPT_NAME?.[1], environ?.PATH_INFO?.[1]]).toEqual(['/shop', '/cart']);
});

test.each(['wsgiref', 'gunicorn', 'waitress'] as const)('%s calls a factory', (name) => {
  const factory = `def create_app():\n    return application\n${HELLO}`;
  expect(python.start(factory, { app: 'app:create_app', ...at(name, { factory: true }) }).ok).toBe(true);
  expect(python.request().raw).toContain('hi');
});

test.each(['wsgiref', 'gunicorn', 'waitress', 'uwsgi'] as const)('%s runs in the project’s folder', (name) => {
  const where =
    'import os\ndef application(e, s):\n    s("200 OK", [])\n    return [open("note.txt").read().encode(), os.getcwd().encode()]\n';
  python.start({ 'app.py': where, 'note.txt': 'a note in ' }, at(name));
  expect(python.request('GET / HTTP/1.0\r\n\r\n').raw).toContain('a note in /srv/app');
});

test('a stack that a program prints has nothing of ours in it', () => {
  const app =
    'import sys, traceback\ndef application(e, s):\n    traceback.print_stack(file=sys.stdout)\n    s("200 OK", [])\n    return traceback.format_stack()[-1:] and [b""]\n';
  for (const name of SERVER_NAMES) {
    python.start(app, at(name));
    const printed = Object.values(python.request().log).join('');
    expect(printed, name).toContain('File "/srv/app/app.py", line 3, in application');
    expect(printed, name).not.toContain('onionskin');
  }
});

test('a server that is not in this build says so', () => {
  python.run('from onionskin.servers import MISSING; MISSING["gunicorn"] = "gunicorn is not here"');
  expect(python.start(HELLO, at('gunicorn'))).toMatchObject({ ok: false, says: 'gunicorn is not here', exited: null });
  python.run('del MISSING["gunicorn"]');
  expect(python.start(HELLO, at('gunicorn')).ok).toBe(true);
});

test('environ is told whether anything is recorded or not, and only when an application was called', () => {
  python.start(HELLO, { grain: 'none', ...at('gunicorn') });
  expect(python.request().environ).toMatchObject({ PATH_INFO: ['str', '/'], 'wsgi.version': ['tuple', '(1, 0)'] });
  expect(python.request('NONSENSE\r\n\r\n').environ).toBeNull();
});

test('a client that pauses, expects, pipelines and keeps its connection', () => {
  const echo =
    'def application(environ, start_response):\n    body = environ["wsgi.input"].read()\n    start_response("200 OK", [("Content-Length", str(len(body)))])\n    return [body]\n';
  python.start(echo, at('waitress'));
  const post = (more: string) => `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n${more}\r\nhello`;
  const waits = (list: { type: string }[] | undefined) => list?.filter((event) => event.type === 'wait') ?? [];
  const paused = python.request(post(''), { pauseAfter: 50 });
  expect(paused.raw).toMatch(/hello$/);
  expect(waits(paused.recording?.events)).toMatchObject([{ on: 'client', ms: 300 }]);
  const expecting = python.request(post('Expect: 100-continue\r\n'), { expect: true });
  expect(expecting.raw).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK[\s\S]*hello$/);
  expect(waits(expecting.recording?.events)).toEqual([]);
  expect(python.request(post('') + post(''), { connection: 'same' }).raw.match(/200 OK/g)).toHaveLength(2);
  python.start(echo, at('gunicorn'));
  expect(
    python.request(post('Connection: close\r\n'), { expect: true }).recording?.events.find((one) => one.type === 'wait'),
  ).toMatchObject({
    ms: 1000,
  });
});

test.each(['wsgiref', 'waitress'] as const)('%s prints the words that a module leaves with', (name) => {
  const started = python.start('import sys\nsys.exit("no such setting")\n', at(name));
  expect(started).toMatchObject({ ok: false, exited: 1, log: { stderr: 'no such setting\n' } });
});
