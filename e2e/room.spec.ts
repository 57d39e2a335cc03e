// The room is the wall: whatever a stranger's program does with Python's doors to JavaScript, nothing gets out and nothing stays.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './playground.ts';

/** Each way out, as JavaScript that resolves if the way is open. OWN and FOREIGN are addresses. */
const WAYS: Record<string, string> = {
  'fetch own': 'fetch(OWN + "stolen")',
  'fetch foreign': 'fetch(FOREIGN + "stolen")',
  'request own':
    'new Promise((ok, no) => { const x = new XMLHttpRequest(); x.open("GET", OWN + "stolen"); x.onload = ok; x.onerror = no; x.send(); })',
  'request foreign':
    'new Promise((ok, no) => { const x = new XMLHttpRequest(); x.open("GET", FOREIGN + "stolen"); x.onload = ok; x.onerror = no; x.send(); })',
  importScripts: 'new Promise((ok) => { importScripts(FOREIGN + "stolen.js"); ok(); })',
  'import own': 'import(OWN + "stolen.js")',
  'import foreign': 'import(FOREIGN + "stolen.js")',
  socket: 'new Promise((ok, no) => { const s = new WebSocket(FOREIGN.replace("http", "ws")); s.onopen = ok; s.onerror = no; })',
  'event source': 'new Promise((ok, no) => { const s = new EventSource(FOREIGN + "stolen"); s.onopen = ok; s.onerror = no; })',
  font: 'new FontFace("x", "url(" + FOREIGN + "stolen.woff2)").load()',
  'worker own': 'new Promise((ok, no) => { const w = new Worker(OWN + "stolen.js"); w.onmessage = ok; w.onerror = no; })',
  'worker inside':
    'new Promise((ok, no) => { const code = "fetch(" + JSON.stringify(FOREIGN + "stolen") + ").then(() => postMessage(1), () => postMessage(0))"; const w = new Worker(URL.createObjectURL(new Blob([code]))); w.onmessage = (e) => (e.data ? ok() : no()); w.onerror = no; })',
  database: 'new Promise((ok, no) => { const r = indexedDB.open("x"); r.onsuccess = ok; r.onerror = no; })',
  caches: 'caches.open("x")',
  files: 'navigator.storage.getDirectory()',
  locks: 'navigator.locks.request("x", async () => 1)',
  eval: 'Promise.resolve(eval("1"))',
  Function: 'Promise.resolve(new Function("return 1")())',
};

/** The first request tries every way, the second one tells what became of them. */
const program = (own: string, foreign: string) => `import json
import sys

import _pyodide._importhook as hook

# "import js" is switched off as a courtesy; a stranger brings it back like this.
sys.meta_path.append(hook.jsfinder)
import js

WAYS = json.loads(${JSON.stringify(JSON.stringify(WAYS))})
CODE = ["const OWN = '${own}', FOREIGN = '${foreign}'; globalThis.told = {};"]
for name, way in WAYS.items():
    CODE.append(
        "(async () => { const late = new Promise((_, no) => setTimeout(no, 1500));"
        f" try {{ await Promise.race([(async () => {way})(), late]); told[{json.dumps(name)}] = 'OPEN'; }}"
        f" catch {{ told[{json.dumps(name)}] = 'shut'; }} }})();"
    )


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    if environ["PATH_INFO"] == "/try":
        js.importScripts(js.URL.createObjectURL(js.Blob.new(["\\n".join(CODE)])))
        return [b"tried"]
    return [str(js.JSON.stringify(js.told)).encode()]
`;

test('every way out is shut, and a listener hears nothing', async ({ playground, page }) => {
  const heard: string[] = [];
  const listener = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').end('leaked');
  });
  listener.on('upgrade', (request, socket) => {
    heard.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
  const foreign = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
  const own: string[] = [];
  // A refused request never gets an answer.
  page.on('response', (request) => {
    if (request.url().includes('stolen') && request.url().startsWith('http://localhost')) own.push(request.url());
  });

  await playground.open('order-matters');
  await playground.type(program('http://localhost:4273/', foreign));
  await page.getByRole('textbox', { name: 'Target' }).fill('/try');
  await playground.send.click();
  await playground.response('tried');
  await page.getByRole('textbox', { name: 'Target' }).fill('/told');
  const panel = page.getByRole('tabpanel', { name: /^Response/ });
  await expect(async () => {
    await playground.send.click();
    await playground.toEnd();
    for (const way of Object.keys(WAYS)) await expect(panel).toContainText(`"${way}":"shut"`, { timeout: 1500 });
  }).toPass({ timeout: 30_000 });
  await expect(panel).not.toContainText('OPEN');
  expect(heard).toEqual([]);
  expect(own).toEqual([]);
  listener.close();
  // The browser reports each refusal: those are the walls holding.
  playground.complaints.length = 0;
});
