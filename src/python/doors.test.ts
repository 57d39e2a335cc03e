// What a program can't do in a browser is told in a sentence, as an error that CPython would raise; what it can do, works.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

/** What the program says of an error while it answers. */
function tried(work: string, files: Readonly<Record<string, string>> = {}): string {
  const source = `def application(environ, start_response):
    start_response("200 OK", [])
    try:
${work.replace(/^/gm, '        ')}
    except BaseException as error:
        return [f"{type(error).__mro__[-3 if isinstance(error, OSError) else 0].__name__}: {error}".encode()]
    return [b"done"]
`;
  expect(python.start({ 'app.py': source, ...files })).toMatchObject({ ok: true });
  const { raw, unrecorded } = python.request();
  expect(unrecorded).toBeNull();
  return raw.slice(raw.indexOf('\r\n\r\n') + 4);
}

test.each([
  ['import js', /^ModuleNotFoundError: No module named 'js': it leads from Python to the browser, and is shut\./],
  ['from js import document', /leads from Python to the browser/],
  ['import pyodide', /leads from Python to the browser/],
  ['from pyodide.http import pyfetch', /leads from Python to the browser/],
  ['import pyodide_js', /leads from Python to the browser/],
  ['import _pyodide_core', /leads from Python to the browser/],
  ['import _pyodide._importhook', /leads from Python to the browser/],
  ['import importlib\nimportlib.import_module("js")', /leads from Python to the browser/],
  ['import webbrowser\nwebbrowser.open("http://example.test")', /leads from Python to the browser/],
  ['import micropip', /nothing can be installed in here/],
  ['import pip', /nothing can be installed in here/],
  ['import requests', /No module named 'requests': it speaks to other servers, and there is no network/],
  ['import psycopg2', /sqlite3 works/],
  ['import socket\nsocket.create_connection(("127.0.0.1", 80))', /^\w+: \[Errno \d+\] Network is unreachable: nothing leads out/],
  ['import socket\nsocket.socket().connect(("127.0.0.1", 80))', /Network is unreachable/],
  ['import socket\nsocket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 53))', /Network is unreachable/],
  ['import urllib.request\nurllib.request.urlopen("http://127.0.0.1/")', /<urlopen error \[Errno \d+\] Network is unreachable/],
  ['import urllib.request\nurllib.request.urlopen("https://127.0.0.1/")', /<urlopen error \[Errno \d+\] Network is unreachable/],
  ['import http.client\nhttp.client.HTTPConnection("127.0.0.1").request("GET", "/")', /Network is unreachable/],
  ['import smtplib\nsmtplib.SMTP("127.0.0.1")', /Network is unreachable/],
  [
    'from wsgiref.simple_server import make_server\nmake_server("127.0.0.1", 8000, application).serve_forever()',
    /No port can be opened in here: the server that you chose listens already/,
  ],
  ['import subprocess\nsubprocess.run(["ls"])', /No other program can be started in here/],
  ['import os\nos.system("ls")', /No other program can be started in here/],
  ['import os\nos.popen("ls")', /No other program can be started in here/],
  ['import os\nos.fork()', /No other program can be started in here/],
  [
    'import threading\nthreading.Thread(target=print).start()',
    /^RuntimeError: can't start new thread: this Python in your browser/,
  ],
  ['import _thread\n_thread.start_new_thread(print, ())', /^RuntimeError: can't start new thread/],
  [
    'from concurrent.futures import ThreadPoolExecutor\nThreadPoolExecutor().submit(print)',
    /^RuntimeError: can't start new thread/,
  ],
  ['import asyncio\nasyncio.run(asyncio.to_thread(print))', /^RuntimeError: can't start new thread/],
  ['import multiprocessing\nmultiprocessing.Process(target=print).start()', /can't start processes or interpreters of its own/],
  ['import multiprocessing\nmultiprocessing.Queue()', /can't start processes or interpreters of its own/],
  ['from concurrent import interpreters', /can't start processes or interpreters of its own/],
  ['import tkinter', /has no screen/],
])('%s', (work, says) => {
  expect(tried(work)).toMatch(says);
});

test('asyncio works, as far as a program needs nothing but time', () => {
  const work = `import asyncio
async def twice(n):
    await asyncio.sleep(0.001)
    return 2 * n
async def all():
    async with asyncio.timeout(5):
        return await asyncio.gather(*map(twice, range(3)))
assert asyncio.run(all()) == [0, 2, 4]
loop = asyncio.new_event_loop()
assert loop.run_until_complete(twice(3)) == 6
loop.close()`;
  expect(tried(work)).toBe('done');
  expect(tried(work)).toBe('done');
});

test('a file of the project is not behind a door, whatever its name', () => {
  const files = { 'js.py': 'document = 1', 'requests/__init__.py': '', 'requests/api.py': 'get = 2' };
  expect(tried('import js\nfrom requests.api import get\nassert (js.document, get) == (1, 2)', files)).toBe('done');
});

test('a door at the top of a module is told when the server starts', () => {
  const started = python.start('import js\n');
  expect(started).toMatchObject({
    ok: false,
    file: 'app.py',
    line: 1,
    says: expect.stringContaining('leads from Python to the browser'),
  });
});

test('tracebacks begin and end in the program and the library, not in ours', () => {
  python.start('import socket\ndef application(environ, start_response):\n    socket.create_connection(("127.0.0.1", 80))\n');
  expect(python.request().log.stderr).toMatch(/Network is unreachable/);
  expect(python.request().log.stderr).not.toMatch(/onionskin/);
});
