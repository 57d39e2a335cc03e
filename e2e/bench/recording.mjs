// What recording costs: one run in one process, under Node, of the runner and the page's own code as they are (recording/*.ts, bundled first).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import '../../scripts/prepare.mjs';

const FOLDER = join(process.cwd(), 'build', 'bench');

export async function recording() {
  mkdirSync(FOLDER, { recursive: true });
  await build({
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: 'e2e/bench/recording/all.ts',
      outDir: FOLDER,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } },
    },
  });
  const { all } = await import(pathToFileURL(join(FOLDER, 'all.mjs')).href);
  await all();
}
