// Walls as they are taken down, to show that they are what holds: changes to the built site, whose
// names may have a `$` in them.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Change } from '../changed-site.ts';

/** Allows everything, but for a script from a data: address: by its refusal Pyodide tells that it may be loaded with `import`. */
const NO_POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src * data: blob:; script-src * blob: \'unsafe-inline\' \'unsafe-eval\'">';
const POLICY = /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/;

/** The room without its policy and without its sandbox. */
export const NO_ROOM: readonly Change[] = [
  { file: /(room|hall)\.html$/, from: POLICY, into: NO_POLICY },
  { file: /\.js$/, from: /setAttribute\(.sandbox.,.allow-scripts.\)/, into: 'setAttribute("data-sandbox","")' },
];

/** The page does not ask whether it stands in somebody else's. */
export const NO_STILL: readonly Change[] = [{ file: /^assets\/.*\.js$/, from: /([\w$]+)!==top;/, into: '$1!==$1;' }];

const ROOM = readFileSync('public/room.html', 'utf8');
const [, SCRIPT = ''] = /<script>([\s\S]*?)<\/script>/.exec(ROOM) ?? [];
const OWN_PAGE = 'if (source !== parent.parent) return;';
const hashOf = (script: string) => createHash('sha256').update(script).digest('base64');

/** A room hears whoever speaks to it first. Its policy knows its script by a hash. */
export const NO_OWN_VOICE: readonly Change[] = [
  { file: /room\.html$/, from: OWN_PAGE, into: '' },
  // The hall's policy counts in a room, too.
  { file: /(room|hall)\.html$/, from: hashOf(SCRIPT), into: hashOf(SCRIPT.replace(OWN_PAGE, '')) },
];

/** A page that takes its time before it speaks to a room that is ready: so somebody else is there first, and not only now and then. */
export const SLOW_PAGE: readonly Change[] = [
  {
    file: /client-.*\.js$/,
    from: /([\w$]+)\.contentWindow\?\.postMessage\('/,
    into: "((...said)=>setTimeout(()=>$1.contentWindow?.postMessage(...said),500))('",
  },
];

/** What is said to the page's window counts as if it had come over a wire of its own. */
export const NO_OWN_WIRES: readonly Change[] = [
  {
    file: /client-.*\.js$/,
    from: /([\w$]+)\.port1\.onmessage=\(\{data:([\w$]+),ports:/,
    into: 'onmessage=$1.port1.onmessage=({data:$2,ports:',
  },
];

/** What is stored is taken for what it should be. */
export const NO_SHAPE_OF_STORED: readonly Change[] = [
  {
    file: /^assets\/index-.*\.js$/,
    from: /![\w$]+\(([\w$]+)\)\|\|\[\.\.\.Object\.values\(\1\.works\)/,
    into: '[...Object.values($1.works)',
  },
];

/** A piece of a recording may be as long as it likes. */
export const NO_BOUNDS: readonly Change[] = [
  { file: /client-.*\.js$/, from: /pieces:\{json:([\w$]+)\([\w$]+\)\}/, into: 'pieces:{json:$1(1e9)}' },
];

/** The page may ask anybody for anything. */
export const NO_PAGE_POLICY: readonly Change[] = [{ file: /^index\.html$/, from: POLICY, into: '' }];

/** A docstring is Markdown as its author wrote it. */
export const NO_WORDS_ONLY: readonly Change[] = [
  { file: /^assets\/.*\.js$/, from: /\.replaceAll\(([`'"])\]\(\1, ?\1\] \(\1\)/, into: '' },
];
