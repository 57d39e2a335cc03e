// Everything an answer's HTML may try: to fetch, to connect, to lead the page or its frame elsewhere. Each way is named by what a listener would hear.

interface Places {
  /** Where a request is heard, up to the name of the way. */
  at: (name: string) => string;
  /** Where a mere connection is heard. */
  bare: string;
  /** The port for datagrams. */
  udp: number;
}

/** Fetched or connected to without anybody's doing. */
export const ALONE: Readonly<Record<string, (places: Places) => string>> = {
  img: ({ at }) => `<img src="${at('img')}">`,
  srcset: ({ at }) => `<img srcset="${at('srcset')} 2x">`,
  picture: ({ at }) => `<picture><source srcset="${at('picture')}"><img></picture>`,
  'input-image': ({ at }) => `<input type="image" src="${at('input-image')}">`,
  background: ({ at }) => `<table background="${at('background')}"><tr><td>x</table>`,
  poster: ({ at }) => `<video poster="${at('poster')}"></video>`,
  video: ({ at }) => `<video src="${at('video')}" autoplay muted></video>`,
  audio: ({ at }) => `<audio src="${at('audio')}" preload="auto"></audio>`,
  iframe: ({ at }) => `<iframe src="${at('iframe')}"></iframe>`,
  object: ({ at }) => `<object data="${at('object')}" type="text/html"></object>`,
  embed: ({ at }) => `<embed src="${at('embed')}" type="text/html">`,
  'frame-in-frame': ({ at }) => `<iframe srcdoc="<img src='${at('frame-in-frame')}'>"></iframe>`,
  stylesheet: ({ at }) => `<link rel="stylesheet" href="${at('stylesheet')}">`,
  'css-url': ({ at }) => `<p style="background: url(${at('css-url')})">x</p>`,
  'css-import': ({ at }) => `<style>@import url(${at('css-import')});</style>`,
  'css-font': ({ at }) =>
    `<style>@font-face { font-family: stolen; src: url(${at('css-font')}) } .font { font-family: stolen }</style><p class="font">x</p>`,
  'css-content': ({ at }) => `<style>.content::before { content: url(${at('css-content')}) }</style><p class="content">x</p>`,
  'css-mask': ({ at }) => `<p style="mask-image: image-set(url(${at('css-mask')}) 1x)">x</p>`,
  'svg-image': ({ at }) => `<svg><image href="${at('svg-image')}" width="9" height="9"/></svg>`,
  'svg-filter': ({ at }) =>
    `<svg><filter id="f"><feImage href="${at('svg-filter')}"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>`,
  preload: ({ at }) => `<link rel="preload" as="image" href="${at('preload')}">`,
  modulepreload: ({ at }) => `<link rel="modulepreload" href="${at('modulepreload')}">`,
  prefetch: ({ at }) => `<link rel="prefetch" href="${at('prefetch')}">`,
  'shadow-tree': ({ at }) => `<div><template shadowrootmode="open"><img src="${at('shadow-tree')}"></template></div>`,
  script: ({ at }) => `<script src="${at('script')}"></script>`,
  module: ({ at }) => `<script type="module">import ${JSON.stringify(at('module'))}</script>`,
  fetch: ({ at }) => `<script>fetch(${JSON.stringify(at('fetch'))})</script>`,
  beacon: ({ at }) => `<script>navigator.sendBeacon(${JSON.stringify(at('beacon'))}, 'x')</script>`,
  handler: ({ at }) => `<img src="data:," onerror="fetch(${JSON.stringify(at('handler')).replaceAll('"', "'")})">`,
  socket: ({ at }) => `<script>new WebSocket(${JSON.stringify(at('socket').replace('http', 'ws'))})</script>`,
  stun: ({ udp }) =>
    `<script>{ const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${udp}' }] }); peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer)); }</script>`,
};

/** Tried as well, but what Chromium makes of it without a wall is nothing that a listener hears, or not every time. */
export const RARELY: Readonly<Record<string, (places: Places) => string>> = {
  // People's browsers connect; one without a screen does not.
  preconnect: ({ bare }) => `<link rel="preconnect" href="${bare}">`,
  refresh: ({ at }) => `<meta http-equiv="refresh" content="0; url=${at('refresh')}">`,
  lookup: () => '<link rel="dns-prefetch" href="//stolen.invalid">',
  prerender: ({ at }) => `<link rel="prerender" href="${at('prerender')}">`,
  manifest: ({ at }) => `<link rel="manifest" href="${at('manifest')}">`,
  icon: ({ at }) => `<link rel="icon" href="${at('icon')}">`,
  speculation: ({ at }) =>
    `<script type="speculationrules">{"prefetch": [{"source": "list", "urls": ["${at('speculation')}"]}]}</script>`,
  base: ({ at }) => `<base href="${at('base/')}"><img src="relative">`,
  use: ({ at }) => `<svg><use href="${at('use')}#x"/></svg>`,
  attribution: ({ at }) => `<img attributionsrc="${at('attribution')}">`,
  track: ({ at }) => `<video><track default src="${at('track')}"></video>`,
  formula: ({ at }) => `<math><mi href="${at('formula')}">x</mi></math>`,
  top: ({ at }) => `<script>top.location = ${JSON.stringify(at('top'))}</script>`,
  // Becomes a link only when what was read is written down and read again.
  mutant: ({ bare }) =>
    `<math><mtext><table><mglyph><style><!--</style><link rel="preconnect" href="${bare}">--></style></mglyph></table></mtext></math>`,
};

/** Waits for a click. Each lies where a mouse can find it. */
export const CLICKED: Readonly<Record<string, (at: (name: string) => string) => string>> = {
  'to-top': (at) => `<a href="${at('to-top')}" target="_top">`,
  'to-parent': (at) => `<a href="${at('to-parent')}" target="_parent">`,
  'to-itself': (at) => `<a href="${at('to-itself')}" target="_self">`,
  'to-window': (at) => `<a href="${at('to-window')}" target="_blank">`,
  'to-named': (at) => `<a href="${at('to-named')}" target="Python">`,
  plain: (at) => `<a href="${at('plain')}">`,
  'to-opener': (at) => `<a href="${at('to-opener')}" target="_blank" rel="opener">`,
  ping: (at) => `<a href="#" ping="${at('ping')}">`,
  download: (at) => `<a href="data:text/plain,stolen" download="${at('download').length}.txt">`,
  script: (at) => `<a href="javascript:parent.location = '${at('script')}'">`,
  svg: (at) => `<svg width="90" height="18"><a href="${at('svg')}"><rect width="90" height="18"/></a></svg><a>`,
};
/** Where the way with that number begins, in pixels. */
export const spotOf = (nth: number) => ({ left: (nth % 4) * 110, top: Math.floor(nth / 4) * 24 });
const styleOf = (nth: number) =>
  `position: fixed; left: ${spotOf(nth).left}px; top: ${spotOf(nth).top}px; z-index: 9; background: white`;

export function hostileHtml(places: Places): string {
  const alone = Object.values({ ...ALONE, ...RARELY }).map((way) => `<div>${way(places)}</div>`);
  const clicked = Object.values(CLICKED).map((way, nth) => {
    const opened = way(places.at);
    return `<div style="${styleOf(nth)}">${opened}${opened.includes('<svg') ? '' : '█'.repeat(8)}</a></div>`;
  });
  const form = `<form action="${places.at('form')}" target="_top"><button style="${styleOf(clicked.length)}">send</button></form>`;
  return `<!doctype html><title>x</title>${clicked.join('\n')}${form}<div style="margin-top: 100px">${alone.join('\n')}</div>`;
}
