// Parts that measure the page's own TypeScript under Node: bundled first, then run in this process.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import '../../scripts/prepare.mjs';

/** What `entry` (a file of this folder) exports, from a bundle that is made anew. @param {string} entry */
export async function bundled(entry) {
  const folder = join(process.cwd(), 'build', 'bench', entry.replace(/\W+/g, '-'));
  mkdirSync(folder, { recursive: true });
  await build({
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: `e2e/bench/${entry}`,
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'bundle.mjs', codeSplitting: false } },
    },
  });
  return import(pathToFileURL(join(folder, 'bundle.mjs')).href);
}
