// A client that hangs up early is taken home as one: the script does it to a server on this machine, the test to the application, run by a Python of its own.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type PythonAtHome, pythonAtHome } from '../python/python-at-home.node.ts';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { type Leaves, SERVER_NAMES, type ServerName } from '../runner/runner.ts';
import { homeFiles } from './project-zip.ts';
import { requestSh } from './request-sh.ts';

const RAW = 'GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n';
const raw = new TextEncoder().encode(RAW);
const CLIENTS = ['sent', 'head', 25] as const;

const APP = `
class Body:
    def __init__(self):
        self.left = 9
    def __iter__(self):
        return self
    def __next__(self):
        if not self.left:
            raise StopIteration
        self.left -= 1
        return b"0123456789"

def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Body()
`;
const WRITES = `
def application(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    for number in range(9):
        write(b"0123456789")
    return []
`;
const FAILS = `
def application(environ, start_response):
    raise KeyError("mine")
`;

/** What a script wrote to a server that answers without an end, and what it printed. */
async function ran(leaves: Leaves): Promise<{ sent: string; printed: string }> {
  let sent = '';
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    let more: NodeJS.Timeout | undefined;
    socket.on('close', () => clearInterval(more));
    socket.on('data', (data) => {
      sent += data.toString('latin1');
      if (!sent.endsWith('\r\n\r\n')) return;
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n');
      more = setInterval(() => socket.write('0123456789'), 5);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const folder = mkdtempSync(join(tmpdir(), 'hangs-up-'));
  try {
    writeFileSync(join(folder, 'request.sh'), requestSh(raw, leaves));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const printed = await new Promise<string>((resolve, reject) =>
      execFile('sh', [join(folder, 'request.sh'), address], (error, out) => (error ? reject(error) : resolve(out))),
    );
    return { sent, printed };
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(spawnSync('python3', ['--version']).status !== 0)('request.sh, to a server that never stops', () => {
  test.each(CLIENTS)('hangs up (%s), and has printed what it had by then', async (leaves) => {
    const { sent, printed } = await ran(leaves);
    expect(sent).toBe(RAW);
    const [head = '', body = ''] = printed.split('\r\n\r\n');
    expect(head).toBe(leaves === 'sent' ? '' : 'HTTP/1.1 200 OK\r\nContent-Type: text/plain');
    expect(body.length).toBeGreaterThanOrEqual(leaves === 25 ? 25 : 0);
    expect('0123456789'.repeat(1000)).toContain(body);
  });
});

describe('test_request.py', () => {
  let page: Python;
  let home: PythonAtHome;
  beforeAll(async () => {
    page = await loadPython();
    home = await pythonAtHome('/home/me', { 'README.md': '' });
  });

  function taken(name: ServerName, source: string, leaves: Leaves): string {
    page.start(source, { server: { name }, grain: 'layers' });
    const { recording } = page.request(RAW, { leaves });
    const files = homeFiles({
      ...{ title: 't', files: { 'app.py': source }, app: 'app:application', server: { name }, raw, leaves, recording },
      ...{ others: [], bundles: [], settings: {} },
    }).files;
    return files['test_request.py'] ?? '';
  }
  /** What unittest says of it; '' when it passes. */
  const tried = (test: string, source: string): unknown =>
    home.python(`
import io, os, sys, unittest
os.makedirs("/home/me/t", exist_ok=True)
os.chdir("/home/me/t")
for name, text in ${JSON.stringify({ 'app.py': source, 'test_request.py': test })}.items():
    open(name, "w").write(text)
for name in ("app", "test_request"):
    sys.modules.pop(name, None)
sys.dont_write_bytecode = True
sys.path[:0] = ["/home/me/t"]
import importlib
importlib.invalidate_caches()
out = io.StringIO()
ran = unittest.TextTestRunner(out).run(unittest.defaultTestLoader.loadTestsFromName("test_request"))
"" if ran.wasSuccessful() and ran.testsRun == 1 else out.getvalue()`);

  describe.each(SERVER_NAMES)('recorded with %s', (name) => {
    test.each(CLIENTS)('passes with the same client (%s)', (leaves) => {
      for (const source of [APP, WRITES, FAILS]) expect(tried(taken(name, source, leaves), source)).toBe('');
    });
  });

  test('asks for no more than the client stays for, and says what the application does otherwise', () => {
    const made = taken('wsgiref', APP, 25);
    // Of a server that sends chunks, their framing is among the bytes that the client waited for.
    expect(taken('gunicorn', APP, 25)).toContain('self.assertEqual(body[:20], ');
    expect(made).toContain('self.assertEqual(body[:25], b"0123456789012345678901234")');
    expect(tried(made, APP.replace('0123456789', '012345678x'))).toContain('AssertionError');
    expect(tried(made, APP.replace('200 OK', '201 Created'))).toContain('AssertionError');
    // It would fail in the fifth block, which nobody asks for any more.
    const later = APP.replace(
      '        self.left -= 1',
      '        self.left -= 1\n        if self.left < 4: raise KeyError("late")',
    );
    expect(tried(made, later)).toBe('');
    expect(tried(made, later.replace('< 4', '< 8'))).toContain('KeyError');
  });
  test('has its own exception to say, which is none of the client’s', () => {
    expect(taken('waitress', FAILS, 'sent')).toContain('"KeyError"');
    expect(tried(taken('waitress', FAILS, 'sent'), APP)).toContain('AssertionError');
  });
});
