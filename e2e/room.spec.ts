// The room is the wall: whatever a stranger's program does with Python's doors to JavaScript, nothing gets out and nothing stays.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './playground.ts';

const attempts = `
import json
import sys

try:
    import js
except ImportError:
    import _pyodide._importhook as hook

    sys.meta_path.append(hook.jsfinder)
    import js

tries = {
    "fetch own": "fetch(OWN + '/index.html').then(() => 'out')",
    "fetch foreign": "fetch(FOREIGN).then(() => 'out')",
    "socket": "new Promise((yes, no) => { const s = new WebSocket(FOREIGN.replace('http', 'ws')); s.onopen = () => yes('out'); s.onerror = () => no(new Error('refused')); })",
    "import": "import(FOREIGN + '/x.mjs').then(() => 'out')",
    "importScripts": "Promise.resolve().then(() => { importScripts(FOREIGN + '/x.js'); return 'out'; })",
    "database": "new Promise((yes, no) => { const r = indexedDB.open('x'); r.onsuccess = () => yes('out'); r.onerror = () => no(r.error); })",
    "caches": "caches.open('x').then(() => 'out')",
    "files": "navigator.storage.getDirectory().then(() => 'out')",
    "font": "new FontFace('x', 'url(' + FOREIGN + '/x.woff2)').load().then(() => 'out')",
    "locks": "navigator.locks.request('x', () => 'out')",
    "worker": "new Promise((yes, no) => { const w = new Worker(OWN + '/x.js'); w.onmessage = () => yes('out'); w.onerror = () => no(new Error('refused')); })",
    "eval": "Promise.resolve().then(() => (0, eval)(\\"'out'\\"))",
}


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    origin, foreign = environ["QUERY_STRING"].split("&")
    told = []
    for name, code in tries.items():
        code = code.replace("OWN", json.dumps(origin)).replace("FOREIGN", json.dumps(foreign))
        try:
            js.setTimeout  # the global object is reachable
            js.Function.new("report", f"try {{ Promise.resolve({code}).then((w) => report(w), (e) => report('shut')); }} catch (e) {{ report('shut'); }}")
            told.append(f"{name}: reachable")
        except Exception as error:
            told.append(f"{name}: shut ({type(error).__name__})")
    return ["\\n".join(told).encode()]
`;

test('eval is shut, and with it every way to run JavaScript text', async ({ playground, page }) => {
  await playground.open('order-matters');
  await playground.type(attempts);
  await page.getByRole('textbox', { name: 'Target' }).fill('/?http://localhost:4273&http://localhost:1');
  await playground.send.click();
  await playground.toEnd();
  await playground.tab('Response').click();
  const panel = page.getByRole('tabpanel', { name: /Response/ });
  await expect(panel).toContainText('fetch own: shut');
  await expect(panel).not.toContainText('reachable');
});

test('a listener hears nothing from fetch, sockets, workers or fonts', async ({ playground, page }) => {
  let heard = 0;
  const listener = createServer((_, response) => {
    heard += 1;
    response.end();
  });
  listener.on('upgrade', (_, socket) => {
    heard += 1;
    socket.destroy();
  });
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
  const foreign = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  await playground.open('order-matters');
  await playground.type(`import sys

import _pyodide._importhook as hook

sys.meta_path.append(hook.jsfinder)
import js


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    told = []
    for name, attempt in {
        "fetch": lambda: js.fetch("${foreign}/fetch"),
        "own": lambda: js.fetch("http://localhost:4273/index.html"),
        "socket": lambda: js.WebSocket.new("${foreign.replace('http', 'ws')}/socket"),
        "scripts": lambda: js.importScripts("${foreign}/scripts.js"),
        "font": lambda: js.FontFace.new("x", "url(${foreign}/font.woff2)").load(),
        "worker": lambda: js.Worker.new("${foreign}/worker.js"),
        "database": lambda: js.indexedDB.open("x"),
        "caches": lambda: js.caches.open("x"),
    }.items():
        try:
            attempt()
            told.append(name + " asked")
        except BaseException as error:
            told.append(name + " shut")
    return ["\\n".join(told).encode()]
`);
  await playground.send.click();
  await playground.toEnd();
  await playground.tab('Response').click();
  await expect(page.getByRole('tabpanel', { name: /Response/ })).toContainText(/socket (asked|shut)/);
  // A second request goes the whole way round before we count: whatever was asked for has had its turn.
  await playground.send.click();
  await playground.response('asked');
  expect(heard).toBe(0);
  listener.close();
  // The browser names each refusal in the console: those are the walls holding, not faults of the page.
  playground.complaints.splice(
    0,
    playground.complaints.length,
    ...playground.complaints.filter(
      (text) => !/Content Security Policy|violates|Refused|blocked|CORS|Failed to load/i.test(text),
    ),
  );
});
