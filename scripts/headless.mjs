// `npm run -s headless`: jobs as JSON lines on stdin, one outcome line for each on stdout, and nothing else there. Builds what it lacks first.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ENTRY = 'src/runner/headless.node.ts';
const INPUTS = ['src/runner', 'src/trace', 'src/lib', 'src/python', 'scripts', 'vite.config.ts', 'package-lock.json'];

// Whatever the tools below have to say is not an outcome.
console.log = console.error;
console.info = console.error;

// Nobody reads any more: there is nothing left to do, and nobody to tell.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(1);
  throw error;
});

await import('./prepare.mjs');
const { headless } = await import(pathToFileURL(await built()).href);
await headless(root, process.stdin, process.stdout);
process.exit(0);

/** The bundle made of the sources as they are now. */
async function built() {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap(filesOf).sort()) hash.update(file).update(readFileSync(join(root, file)));
  const folder = join(root, 'build', `headless-${hash.digest('hex').slice(0, 16)}`);
  const bundle = join(folder, 'headless.node.mjs');
  if (existsSync(bundle)) return bundle;

  console.error('Building headless …');
  const { build } = await import('vite');
  const making = `${folder}.${process.pid}`;
  await build({
    root,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: ENTRY,
      outDir: making,
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } },
    },
  });
  for (const old of readdirSync(join(root, 'build'))) {
    if (/^headless-[0-9a-f]{16}$/.test(old)) rmSync(join(root, 'build', old), { recursive: true, force: true });
  }
  // Whole or not at all, and the first of two at once wins.
  if (!existsSync(folder)) renameSync(making, folder);
  else rmSync(making, { recursive: true, force: true });
  return bundle;
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.ts$|\.pyc$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
