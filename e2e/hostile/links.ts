// Links that mean ill: what stands behind the #, and what the visitor must see. A project that can be opened is opened beside their own work, and
// nothing of it runs.
import { deflateRawSync } from 'node:zlib';
import { HARMS } from './ground.ts';

export interface HostileLink {
  name: string;
  /** Behind the #. */
  hash(): string;
  /** The sentence, or the title under which it opens. */
  sees: { refused: RegExp } | { opens: RegExp } | { stays: true };
  /** The visitor presses Send all the same: what must come of it. */
  sent?: RegExp;
}

export const wordOf = (text: string): string => deflateRawSync(text, { level: 9 }).toString('base64url');
const APP = 'def application(environ, start_response):\n    start_response("200 OK", [])\n    return [b"theirs"]\n';
/** A project as this page writes it, with something else in it. */
export const project = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ format: 'onionskin-project', version: 1, title: 'A stranger’s', app: 'app:application', moment: '', openFile: 'app.py' },
  ...{ server: { name: 'wsgiref' }, keepAlive: false },
  ...{ request: { method: 'GET', target: '/', headers: [], body: '' }, files: { 'app.py': APP } },
  ...change,
});
const shared = (change: Record<string, unknown>) => `shared/${wordOf(JSON.stringify(project(change)))}`;
const files = (names: readonly string[]) => shared({ files: Object.fromEntries(names.map((name) => [name, APP])) });
const raw = (text: string) => `shared/${wordOf(text)}`;
const request = (change: Record<string, unknown>) =>
  shared({ request: { method: 'GET', target: '/', headers: [], body: '', ...change } });
/** The same text with the own key `__proto__`, which an object literal can't have. */
const proto = (text: string) => text.replaceAll('PROTO', '__proto__');
const HTML = `"><img src=x onerror="${HARMS}"><script>${HARMS}</script><a href="javascript:${HARMS}">x</a>`;

const whole = wordOf(JSON.stringify(project()));
const refusedAs = (refused: RegExp) => ({ refused });
const NOT_WHOLE = refusedAs(/can’t be opened\. It is not whole/);
const BAD_NAME = refusedAs(/can’t be opened\. A name in it is none for a file/);
const OPENS = { opens: /^Shared: A stranger’s$/ };
const STAYS = { stays: true } as const;

export const links: readonly HostileLink[] = [
  { name: 'cut off on its way', hash: () => `shared/${whole.slice(0, whole.length / 2)}`, sees: NOT_WHOLE },
  { name: 'with letters that no such link has', hash: () => `shared/${whole}%00%ff<script>`, sees: NOT_WHOLE },
  { name: 'of 1.9 million random letters', hash: () => `shared/${'Zx9-_q'.repeat(316_000)}`, sees: NOT_WHOLE },
  {
    name: 'that unpacks to 300 megabytes of nothing',
    hash: () => `shared/${bomb(300)}`,
    sees: NOT_WHOLE,
  },
  {
    name: 'with a text of more than a megabyte',
    hash: () => shared({ title: 'x'.repeat(1_100_000) }),
    sees: refusedAs(/more than a megabyte/),
  },
  { name: 'nested a hundred thousand times', hash: () => raw('['.repeat(100_000)), sees: NOT_WHOLE },
  { name: 'of a version that is not there yet', hash: () => shared({ version: 99 }), sees: refusedAs(/A newer version/) },
  {
    name: 'whose version is an object',
    hash: () => shared({ version: { valueOf: 1 } }),
    sees: refusedAs(/does not say which version/),
  },
  { name: 'in another format', hash: () => shared({ format: 'constructor' }), sees: refusedAs(/something else/) },
  {
    name: 'that inherits all of its fields by __proto__',
    hash: () => raw(proto(`{"PROTO":${JSON.stringify(project())}}`)),
    sees: refusedAs(/something else/),
  },
  {
    name: 'whose request is a __proto__',
    hash: () => raw(proto(JSON.stringify(project()).replace('"request":{', '"request":{"PROTO":{"polluted":"yes"},'))),
    sees: OPENS,
  },
  {
    name: 'with a file called __proto__',
    hash: () => raw(proto(JSON.stringify(project()).replace('"app.py":', '"PROTO":'))),
    sees: BAD_NAME,
  },
  {
    name: 'with files called constructor, toString and prototype',
    hash: () => files(['app.py', 'constructor', 'toString', 'prototype']),
    sees: OPENS,
    sent: /theirs/,
  },
  ...[
    '../../etc/passwd',
    '/etc/passwd',
    'a/../../b.py',
    'C:\\windows\\x.py',
    'a\u0000.py',
    'a\u202eyp.py',
    `<img src=x onerror=${HARMS}>.py`,
    './app.py',
    'a//b.py',
  ].map(
    (name): HostileLink => ({ name: `with a file called ${JSON.stringify(name)}`, hash: () => files([name]), sees: BAD_NAME }),
  ),
  {
    name: 'with 100,000 files',
    hash: () => shared({ files: Object.fromEntries(Array.from({ length: 100_000 }, (_, nth) => [`f${nth}`, ''])) }),
    sees: refusedAs(/can’t be opened/),
  },
  {
    name: 'with halves of characters in every text',
    hash: () => shared({ title: 'A stranger’s', files: { 'app.py': `${APP}# \ud800 \udc00\ud800\n` } }),
    sees: OPENS,
    sent: /./,
  },
  {
    name: 'with a NUL and Python’s own escapes in the source',
    hash: () => shared({ files: { 'app.py': `${APP}x = """\\"""\0'''\\N{BULLET}\u2028\u2029` } }),
    sees: OPENS,
    sent: /./,
  },
  {
    name: 'with HTML in every text',
    hash: () =>
      shared({
        title: `"><img src=x onerror="${HARMS}">`,
        moment: HTML,
        files: { 'app.py': `${APP}# ${HTML}` },
        request: { method: '<svg/onload=top.harmed=1>', target: `/${HTML}`, headers: [[HTML, HTML]], body: HTML },
      }),
    sees: { opens: /^Shared: "><img src=x/ },
    sent: /./,
  },
  {
    name: 'with javascript: and data: addresses wherever an address stands',
    hash: () =>
      request({
        target: `javascript:${HARMS}`,
        headers: [
          ['Referer', `data:text/html,<script>${HARMS}</script>`],
          ['Host', 'javascript:0'],
        ],
      }),
    sees: OPENS,
    sent: /./,
  },
  {
    name: 'with line ends in a header',
    hash: () => request({ headers: [['X', 'a\r\nHost: stolen.example']] }),
    sees: refusedAs(/line ends where there can be none/),
  },
  {
    name: 'with line ends in the method',
    hash: () => request({ method: 'GET / HTTP/1.1\r\nX: y' }),
    sees: refusedAs(/line ends/),
  },
  {
    name: 'with a million processes and endless threads',
    hash: () => shared({ server: { name: 'gunicorn', processes: 1e6, threads: 1e308 } }),
    sees: refusedAs(/its server/),
  },
  {
    name: 'with a server called constructor',
    hash: () => shared({ server: { name: 'constructor' } }),
    sees: refusedAs(/its server/),
  },
  {
    name: 'that wants Python’s own source served',
    hash: () => shared({ app: 'app:application").__class__;import os#' }),
    sees: refusedAs(/has to be written like app:application/),
  },
  { name: 'that is to be served by a module of the system', hash: () => shared({ app: 'os:system' }), sees: OPENS, sent: /./ },
  {
    name: 'with a moment that is a pattern without end',
    hash: () => shared({ moment: `return/${'(a+)+'.repeat(90)}$/__proto__` }),
    sees: OPENS,
    sent: /theirs/,
  },
  {
    name: 'with one line of 900,000 characters',
    hash: () => shared({ files: { 'app.py': `${APP}x = "${'(('.repeat(450_000)}"` } }),
    sees: OPENS,
  },
  {
    name: 'with the title of the visitor’s own lesson',
    hash: () => shared({ title: '4.1 Pass-through' }),
    sees: { opens: /^Shared: 4\.1/ },
  },
  { name: 'to a lesson called __proto__', hash: () => '__proto__', sees: STAYS },
  { name: 'to a lesson called constructor', hash: () => 'constructor/constructor/1', sees: STAYS },
  { name: 'to an example called toString', hash: () => 'example-toString', sees: STAYS },
  {
    name: 'to an example that is a path to another script of the same host',
    hash: () => 'example-\\..\\..\\..\\planted',
    sees: STAYS,
  },
  { name: 'to a lesson that is a path', hash: () => '..%2f..%2fservice-worker.js/../../x', sees: STAYS },
  { name: 'to a lesson that is HTML', hash: () => `<img src=x onerror=${HARMS}>/return/<svg onload=${HARMS}>/1`, sees: STAYS },
  { name: 'to somebody’s kept project by a guessed name', hash: () => 'shared-0000000000000000', sees: STAYS },
];

function bomb(megabytes: number): string {
  return deflateRawSync(Buffer.alloc(megabytes * 1_000_000), { level: 9 }).toString('base64url');
}
