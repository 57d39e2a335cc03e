// Walls as they are taken down, to show that they are what holds: changes to the built site.
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
export const NO_STILL: readonly Change[] = [{ file: /^assets\/.*\.js$/, from: /(\w+)!==top;/, into: '$1!==$1;' }];
