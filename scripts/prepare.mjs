// Puts into public/ (not in git) what the page hands to a process: Pyodide's own files, the bundles of Python packages, the memory snapshot.
// Run before every build, test and start: it only does what has not been done yet, and a second run takes no time.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { prepareBundles } from './bundles.mjs';
import { pythonFiles } from './python-files.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'public/pyodide');
const COPIED = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json', 'package.json'];
const SNAPSHOT = 'snapshot.bin';
/** Beside the snapshot: the hash of what it was made from. */
const KEY = 'snapshot.key';

await mkdir(target, { recursive: true });
for (const name of COPIED) await copy(name);
await prepareSnapshot(await prepareBundles(root));

/** @param {string} name */
async function copy(name) {
  const wanted = await readFile(fileURLToPath(import.meta.resolve(`pyodide/${name}`)));
  if ((await read(join(target, name)))?.equals(wanted) !== true) await put(name, wanted);
}

/** @param {Record<string, Uint8Array>} servers the bundles that are in it */
async function prepareSnapshot(servers) {
  const files = await pythonFiles(root);
  const hash = createHash('sha256').update(JSON.stringify(files)).update(process.version);
  for (const input of ['public/pyodide/package.json', 'scripts/snapshot.mjs']) hash.update(await readFile(join(root, input)));
  for (const [name, zip] of Object.entries(servers)) hash.update(name).update(zip);
  const key = hash.digest('hex');
  const [made, snapshot] = [await read(join(target, KEY)), await read(join(target, SNAPSHOT))];
  if (made?.toString() === key && snapshot !== null) return;
  console.error('Making the memory snapshot of Python …');
  try {
    const { makeSnapshot } = await import('./snapshot.mjs');
    await put(SNAPSHOT, await promisify(gzip)(await makeSnapshot(files, servers)));
    await put(KEY, key);
  } catch (error) {
    // Everything works without it, only later.
    await rm(join(target, SNAPSHOT), { force: true });
    console.error(
      `No memory snapshot could be made, so Python will start slowly. ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** @param {string} path */
async function read(path) {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}

/** Whole or not at all: somebody may be reading it, or preparing at the same time. @param {string} name @param {string | Uint8Array} bytes */
async function put(name, bytes) {
  const temporary = join(target, `.${name}.${process.pid}`);
  await writeFile(temporary, bytes);
  await rename(temporary, join(target, name));
}
