// Puts into public/bundles/ (not in git) the Python packages that projects may import, each a zip, and index.json, which tells what there is.
// scripts/bundles.json names them. They come from whoever answers first: a Python package index, then Debian. Without them all works with
// wsgiref, and says what is missing; on CI they must all be there.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compiled } from './bundles/compile.mjs';
import { fromDebian } from './bundles/debian.mjs';
import { trimmed, zipped } from './bundles/package.mjs';
import { fromPip } from './bundles/pip.mjs';

/** @import { Fetched, Wanted } from './bundles/package.mjs' */
/** @typedef {Readonly<Record<string, Wanted>>} AllWanted */
/** @typedef {{fetched: Fetched, files: Map<string, Uint8Array>}} Had */

/** Milliseconds after which what could not be had is tried again. */
const PATIENCE = 60 * 60 * 1000;

/**
 * Only does what has not been done yet.
 * @param {string} root the folder of the project
 * @returns {Promise<Record<string, Uint8Array>>} the zips of those that are in every process
 */
export async function prepareBundles(root) {
  const target = join(root, 'public/bundles');
  const { debian, bundles: wanted } = JSON.parse(await readFile(join(root, 'scripts/bundles.json'), 'utf8'));
  const key = await keyOf(root);
  let index = await readIndex(target);
  if (index?.key !== key || isWorthATry(index) || !(await isWhole(target, index))) {
    console.error('Fetching the bundles of Python packages …');
    index = await make(target, join(root, 'build', `bundles-${process.pid}`), wanted, debian, key);
  }
  const missing = Object.keys(index.missing);
  if (missing.length > 0) {
    const says = `${missing.join(', ')} could not be fetched (no Python package index and no Debian mirror had them)`;
    if (process.env.CI) throw new Error(`On CI every bundle must be there: ${says}.`);
    console.error(`${says}. The playground works without, and says so where they are imported.`);
  }
  const servers = Object.keys(index.bundles).filter((name) => wanted[name]?.server);
  return Object.fromEntries(await Promise.all(servers.map(async (name) => [name, await readFile(join(target, `${name}.zip`))])));
}

/** @param {string} target @param {string} work @param {AllWanted} wanted @param {readonly string[]} suites @param {string} key */
async function make(target, work, wanted, suites, key) {
  await mkdir(join(target, 'licences'), { recursive: true });
  try {
    const had = await fetchAll(wanted, work, suites);
    const whole = await compiled(
      new Map([...had].filter(([name]) => !wanted[name]?.server).map(([name, { files }]) => [name, files])),
    );
    /** @type {Record<string, unknown>} */
    const bundles = {};
    for (const name of Object.keys(wanted).filter((name) => had.has(name))) {
      const { fetched, files } = /** @type {Had} */ (had.get(name));
      const zip = zipped(whole.get(name) ?? files);
      await put(target, `${name}.zip`, zip);
      await put(target, `licences/${name}.txt`, `${fetched.licenceText.trim()}\n`);
      const { licence, modules, needs = [], server = false, companion = false } = /** @type {Wanted} */ (wanted[name]);
      const { version, from } = fetched;
      bundles[name] = { version, licence, from, modules, needs, server, companion, bytes: zip.length };
    }
    const missing = Object.keys(wanted).filter((name) => !had.has(name));
    const index = {
      key,
      ...(missing.length > 0 ? { tried: Date.now() } : {}),
      bundles,
      missing: Object.fromEntries(missing.map((name) => [name, { modules: wanted[name]?.modules ?? [] }])),
    };
    await put(target, 'index.json', `${JSON.stringify(index, null, 2)}\n`);
    await dropOthers(target, new Set(had.keys()));
    return index;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** What could be had, looked through and trimmed. @param {AllWanted} wanted @param {string} work @param {readonly string[]} suites */
async function fetchAll(wanted, work, suites) {
  /** @type {Map<string, Had>} */
  const had = new Map();
  /** @type {((left: AllWanted) => Promise<Map<string, () => Promise<Fetched>>>)[]} */
  const sources = [
    (left) => fromPip(left, join(work, 'pip')),
    ...suites.map((suite) => (/** @type {AllWanted} */ left) => fromDebian(left, join(work, suite), suite)),
  ];
  for (const source of sources) {
    const left = Object.fromEntries(Object.entries(wanted).filter(([name]) => !had.has(name)));
    if (Object.keys(left).length === 0) break;
    for (const [name, get] of await source(left)) {
      try {
        const fetched = await get();
        had.set(name, { fetched, files: trimmed(name, /** @type {Wanted} */ (left[name]), fetched) });
      } catch (error) {
        // The next source may have a better one.
        console.error(`${name}: ${error instanceof Error ? error.message : error}`);
      }
    }
  }
  return had;
}

/** A hash of all that decides what the bundles are like. @param {string} root */
async function keyOf(root) {
  const scripts = (await readdir(join(root, 'scripts/bundles'))).filter((name) => name.endsWith('.mjs')).sort();
  const inputs = ['bundles.json', 'bundles.mjs', ...scripts.map((name) => `bundles/${name}`)].map((name) =>
    join(root, 'scripts', name),
  );
  const hash = createHash('sha256');
  for (const input of [...inputs, join(root, 'public/pyodide/package.json')]) hash.update(await readFile(input));
  return hash.digest('hex');
}

/** @param {string} target */
async function readIndex(target) {
  try {
    return JSON.parse(await readFile(join(target, 'index.json'), 'utf8'));
  } catch {
    return null;
  }
}

/** @param {{tried?: number}} index */
const isWorthATry = ({ tried }) => tried !== undefined && (Boolean(process.env.CI) || Date.now() - tried > PATIENCE);

/** Whether every file that the index tells of is there. @param {string} target @param {{bundles: Record<string, {bytes: number}>}} index */
async function isWhole(target, { bundles }) {
  const sizes = await Promise.all(
    Object.entries(bundles).map(async ([name, { bytes }]) => {
      const size = await stat(join(target, `${name}.zip`)).then(
        (found) => found.size,
        () => -1,
      );
      return size === bytes;
    }),
  );
  return sizes.every(Boolean);
}

/** What an earlier list of bundles had. @param {string} target @param {ReadonlySet<string>} names */
async function dropOthers(target, names) {
  for (const path of await readdir(target, { recursive: true })) {
    const [, name] = /([^/\\]+)\.(?:zip|txt)$/.exec(path) ?? [];
    if (name !== undefined && !names.has(name)) await rm(join(target, path), { force: true });
  }
}

/** Whole or not at all: somebody may be reading it, or preparing at the same time. @param {string} target @param {string} name @param {string | Uint8Array} bytes */
async function put(target, name, bytes) {
  const temporary = join(target, `${name}.${process.pid}`);
  await writeFile(temporary, bytes);
  await rename(temporary, join(target, name));
}
