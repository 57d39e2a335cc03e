// Makes the memory snapshot: a CPython that has already imported our package and all it needs, so that a new process is ready ten times sooner.
//
// Our own package is in it too. That can't make it stale: scripts/prepare.mjs makes a new one when any input changes, and a process compares
// the sources remembered here (`onionskin._snapshot_of`) with those it was handed, and imports anew when they differ (src/runner/boot.ts).
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { loadPyodide } from 'pyodide';
import { thin } from './sparse.mjs';
import { whileTheWorldStandsStill } from './still.mjs';

/**
 * @param {Readonly<Record<string, string>>} files our Python package, path to source, in the order in which the page has it
 * @param {Readonly<Record<string, Uint8Array>>} zips the bundles that are in it: always those of the servers
 * @param {readonly string[]} imports modules of those bundles that are imported already
 * @returns {Promise<Uint8Array>} the snapshot, without its stretches of zeros
 */
export function makeSnapshot(files, zips, imports = []) {
  return whileTheWorldStandsStill(() => make(files, zips, imports));
}

/** Chance of its own: every process that is restored from one snapshot has the same in any case. */
const ENVIRONMENT = { HOME: '/home/pyodide', LANG: 'C.UTF-8', PYTHONHASHSEED: '1' };

/** @param {Readonly<Record<string, string>>} files @param {Readonly<Record<string, Uint8Array>>} zips @param {readonly string[]} imports */
async function make(files, zips, imports) {
  const lock = JSON.parse(await readFile(fileURLToPath(import.meta.resolve('pyodide/pyodide-lock.json')), 'utf8'));
  // None of Pyodide's packages is served. With an empty list its import hook gives no advice about them either.
  const options = { _makeSnapshot: true, lockFileContents: JSON.stringify({ ...lock, packages: {} }), env: ENVIRONMENT };
  const pyodide = await loadPyodide(options);
  pyodide.setStdout({ write: (bytes) => bytes.length });
  pyodide.setStderr({ write: (bytes) => bytes.length });
  const folder = pyodide.runPython('__import__("site").getsitepackages()[0]');
  for (const [name, source] of Object.entries(files)) {
    const path = `${folder}/${name}`;
    pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
    pyodide.FS.writeFile(path, source);
  }
  // Where src/runner/lay-bundles.ts has them.
  for (const zip of Object.values(zips)) {
    for (const [name, bytes] of Object.entries(unzipSync(zip))) {
      const path = `/usr/lib/python3/dist-packages/${name}`;
      pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
      pyodide.FS.writeFile(path, bytes);
    }
  }
  // No JavaScript object may be alive in Python now: makeMemorySnapshot would refuse.
  pyodide.runPython(`
import importlib
importlib.invalidate_caches()  # no time has passed since it looked into the folder
import onionskin, onionskin.bundles, gc
# All of it, or a process would need its files (src/runner/boot.ts).
for name in ${JSON.stringify(modulesOf(files))}: importlib.import_module(name)
onionskin.entry.rehearse()
for name in ${JSON.stringify(imports)}: importlib.import_module(name)
onionskin.bundles.remember_untouched()
importlib.invalidate_caches()  # every start does, and the first time it imports much
onionskin._snapshot_of = ${JSON.stringify(JSON.stringify(files))}.encode()
del onionskin
gc.collect()
del gc, importlib
globals().pop("name", None)
`);
  clearFreed(/** @type {Heap} */ (/** @type {any} */ (pyodide)._module));
  const memory = /** @type {{makeMemorySnapshot(): Uint8Array}} */ (/** @type {unknown} */ (pyodide)).makeMemorySnapshot();
  return thin(memory);
}

/** @typedef {{_malloc(size: number): number, _free(address: number): void, HEAPU8: Uint8Array}} Heap */

/** Where no single piece is larger. */
const LARGEST = 4 << 20;
const SMALLEST = 16;

/**
 * Writes zeros over what has been freed: memory that nobody reads again would be compressed, sent, unpacked and copied with all the rest.
 * (Of 29 MB that were not zero, 8 were such; the compressed snapshot becomes a fifth smaller.) All free pieces are taken, largest first, and given back.
 * @param {Heap} heap
 */
function clearFreed(heap) {
  const take = (/** @type {number} */ size) => {
    const address = heap._malloc(size);
    heap.HEAPU8.fill(0, address, address + size);
    return address;
  };
  // A piece as large as that comes from the end, behind which nothing has ever been; everything before it is to be had in smaller ones.
  const end = take(LARGEST);
  heap._free(end);
  const taken = [];
  for (let size = LARGEST; size >= SMALLEST; size /= 2) {
    let address = heap._malloc(size);
    for (; address !== 0 && address < end; address = heap._malloc(size)) {
      heap.HEAPU8.fill(0, address, address + size);
      taken.push(address);
    }
    heap._free(address);
  }
  for (const address of taken) heap._free(address);
}

/** @param {Readonly<Record<string, string>>} files */
function modulesOf(files) {
  return Object.keys(files).map((path) => path.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.'));
}
