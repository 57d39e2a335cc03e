// `npm run bench`: how long people wait, as ratios within one run (absolute times vary with the machine).
//   1. how long people wait, for how many bytes and how much memory, against plain Pyodide and PyScript in the same browser (bench/waits.mjs)
//   2. requests a second of each server in the browser's CPython, against calling the application directly
//   3. one request recorded (boundaries; lines) against the same request unrecorded, in headless
import { spawn } from 'node:child_process';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { prepareBundles } from '../scripts/bundles.mjs';
import { findBrowser } from '../scripts/find-browser.mjs';
import { pythonFiles } from '../scripts/python-files.mjs';
import { waits } from './bench/waits.mjs';
import { BROWSER_FLAGS } from './browser-flags.mjs';

/** @param {number[]} list */
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
/** @param {number} ms */
const ms = (ms) => `${ms < 10 ? ms.toFixed(2) : Math.round(ms)} ms`;

/** Serves a folder on a free port of this machine. @param {string} root @param {Record<string, string>} extra @returns {Promise<{url: string, close: () => void}>} */
function serve(root, extra = {}) {
  /** @type {Record<string, string>} */
  const types = {
    '.html': 'text/html',
    '.mjs': 'text/javascript',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.wasm': 'application/wasm',
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const inline = extra[path];
    if (inline !== undefined) return response.writeHead(200, { 'Content-Type': 'text/html' }).end(inline);
    const file = join(root, path === '/' ? 'index.html' : path);
    try {
      if (!resolve(file).startsWith(resolve(root)) || !statSync(file).isFile()) throw new Error('no such file');
    } catch {
      return response.writeHead(404).end();
    }
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      done({ url: `http://127.0.0.1:${port}`, close: () => server.close() });
    });
  });
}

/** Our Python package, the servers' own, and the script that measures them, in a page with nothing but Pyodide. */
async function servers() {
  const [python, zips] = [await pythonFiles(process.cwd()), await prepareBundles(process.cwd())];
  const packed = Object.values(zips).map((zip) => Buffer.from(zip).toString('base64'));
  const plain = await serve('node_modules/pyodide', {
    '/servers.html': `<!doctype html><script type="module">
      import { loadPyodide } from '/pyodide.mjs';
      const python = await loadPyodide({ indexURL: '/' });
      const write = (path, text) => (python.FS.mkdirTree(path.slice(0, path.lastIndexOf('/'))), python.FS.writeFile(path, text));
      for (const [name, text] of Object.entries(${JSON.stringify(python)})) write('/lib/python3.14/site-packages/' + name, text);
      for (const zip of ${JSON.stringify(packed)})
        python.unpackArchive(Uint8Array.from(atob(zip), (letter) => letter.charCodeAt(0)), 'zip', { extractDir: '/usr/lib/python3/dist-packages' });
      python.runPython('import sys; sys.path.append("/usr/lib/python3/dist-packages")');
      document.title = String(python.runPython(${JSON.stringify(readFileSync('e2e/bench-servers.py', 'utf8'))}));
    </script>`,
  });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_FLAGS });
  const page = await browser.newPage();
  await page.goto(`${plain.url}/servers.html`);
  await page.waitForFunction(() => document.title.startsWith('{'), null, { timeout: 180_000 });
  const { directly, ...rates } = JSON.parse(await page.title());
  await browser.close();
  plain.close();
  console.log(`the application, called directly         ${Math.round(directly)} requests/s`);
  for (const [name, [none, lines]] of /** @type {[string, [number, number]][]} */ (Object.entries(rates)))
    console.log(
      `through ${name.padEnd(32)} ${Math.round(none)} requests/s   ratio ${(none / directly).toFixed(4)}; with lines recorded ${Math.round(lines)}`,
    );
}

/** @param {'none' | 'layers' | 'lines'} record @param {number} requests @returns {Promise<number>} milliseconds of the whole job */
function job(record, requests) {
  const app = `class Timing:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"hello"]


application = Timing(Timing(app))
`;
  const raw = Buffer.from('GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n').toString('base64');
  const line = JSON.stringify({
    id: record,
    files: { 'app.py': app },
    app: 'app:application',
    server: { name: 'wsgiref' },
    requests: Array.from({ length: requests }, () => ({ raw, connection: 'new', half_close: false })),
    record,
  });
  return new Promise((done, failed) => {
    const child = spawn('node', ['scripts/headless.mjs'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const began = performance.now();
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.on('close', (code) =>
      code === 0 && out.trim() ? done(performance.now() - began) : failed(new Error('headless failed')),
    );
    child.stdin.end(`${line}\n`);
  });
}

async function inHeadless() {
  const MANY = 1000;
  /** @type {Record<string, number>} */
  const each = {};
  for (const record of /** @type {const} */ (['none', 'layers', 'lines'])) {
    const few = median([await job(record, 1), await job(record, 1), await job(record, 1)]);
    const many = median([await job(record, MANY), await job(record, MANY), await job(record, MANY)]);
    each[record] = (many - few) / (MANY - 1);
  }
  const none = each.none ?? Number.NaN;
  for (const [record, time] of Object.entries(each)) {
    console.log(`a request, record: ${record.padEnd(22)} ${ms(time)}   ratio ${(time / none).toFixed(1)}`);
  }
}

await waits();
await servers();
await inHeadless();
