// Puts into public/ (not in git) what the page hands to a process: Pyodide's own files, the bundles of Python packages, the memory snapshot;
// and what it hands to people: the recorder.
// Run before every build, test and start: it only does what has not been done yet, and a second run takes no time.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { prepareBundles } from './bundles.mjs';
import { pythonFiles } from './python-files.mjs';
import { recorderZip } from './recorder-zip.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, 'public/pyodide');
const COPIED = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json', 'package.json'];
/** What a snapshot is made with, beside what is in it. */
const INPUTS = ['public/pyodide/package.json', 'scripts/snapshot.mjs', 'scripts/sparse.mjs', 'scripts/still.mjs'];

await mkdir(target, { recursive: true });
for (const name of COPIED) await copy(name);
await update('../onionskin.zip', recorderZip(await pythonFiles(root)));
await prepareSnapshots(await prepareBundles(root));

/** @param {string} name */
async function copy(name) {
  await update(name, await readFile(fileURLToPath(import.meta.resolve(`pyodide/${name}`))));
}

/** @param {string} name @param {Uint8Array} wanted */
async function update(name, wanted) {
  if ((await read(join(target, name)))?.equals(wanted) !== true) await put(name, wanted);
}

/** Those of scripts/snapshots.json. @param {Record<string, Uint8Array>} servers the bundles that are in every one */
async function prepareSnapshots(servers) {
  const files = await pythonFiles(root);
  /** @type {Record<string, {file: string, bundles: string[], imports: string[]}>} */
  const table = JSON.parse(await readFile(join(root, 'scripts/snapshots.json'), 'utf8'));
  for (const [name, { file, bundles, imports }] of Object.entries(table)) {
    const zips = await Promise.all(
      bundles.map(async (bundle) => [bundle, await read(join(root, `public/bundles/${bundle}.zip`))]),
    );
    const had = zips.filter(([, zip]) => zip !== null);
    if (had.length === zips.length) await prepareSnapshot(name, file, files, { ...servers, ...Object.fromEntries(had) }, imports);
    else console.error(`No snapshot “${name}” can be made: not all of ${bundles.join(', ')} could be fetched.`);
  }
}

/** @param {string} name @param {string} file @param {Record<string, string>} files @param {Record<string, Uint8Array>} zips @param {string[]} imports */
async function prepareSnapshot(name, file, files, zips, imports) {
  const hash = createHash('sha256')
    .update(JSON.stringify([files, imports]))
    .update(process.version);
  for (const input of INPUTS) hash.update(await readFile(join(root, input)));
  for (const [bundle, zip] of Object.entries(zips)) hash.update(bundle).update(zip);
  const key = hash.digest('hex');
  // Beside the snapshot: the hash of what it was made from.
  const beside = `${file.replace(/\.bin$/, '')}.key`;
  const [made, snapshot] = [await read(join(target, beside)), await read(join(target, file))];
  if (made?.toString() === key && snapshot !== null) return;
  console.error(`Making the memory snapshot of Python (${name}) …`);
  try {
    const { makeSnapshot } = await import('./snapshot.mjs');
    await put(file, await promisify(gzip)(await makeSnapshot(files, zips, imports)));
    await put(beside, key);
  } catch (error) {
    // Everything works without it, only later.
    await rm(join(target, file), { force: true });
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
  const temporary = join(target, `.${basename(name)}.${process.pid}`);
  await writeFile(temporary, bytes);
  await rename(temporary, join(target, name));
}
