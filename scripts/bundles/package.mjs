// From a package as it was fetched to a bundle: looked through, trimmed, zipped. Equal packages become equal zips.
import { zipSync } from 'fflate';
import { isWithin } from './versions.mjs';

/**
 * One entry of scripts/bundles.json.
 * @typedef {object} Wanted
 * @property {string} version the range that will do
 * @property {string} pip what a Python package index calls it
 * @property {string} debian what Debian calls it
 * @property {string} licence SPDX
 * @property {string[]} modules what can be imported from it
 * @property {string[]} [needs] other bundles that it imports
 * @property {string[]} [links] Debian packages to whose files it has links
 * @property {string[]} [without] folders of it that nobody here can use
 * @property {string[]} [locales] of the languages that it speaks, only these
 * @property {boolean} [server] it is in every process from the beginning
 * @property {boolean} [companion] it comes along with those who need it, and is never loaded for itself
 */

/**
 * @typedef {object} Fetched
 * @property {string} version
 * @property {{source: 'pip' | 'Debian', package: string, version: string}} from
 * @property {ReadonlyMap<string, Uint8Array>} files paths relative to where Python's packages lie
 * @property {string} licenceText
 */

/** Of what a package says about itself: what Python's importlib.metadata reads. */
const METADATA = /^[^/]+\.(dist|egg)-info\/(METADATA|PKG-INFO|entry_points\.txt|top_level\.txt|requires\.txt)$/;
/** Tests, typing stubs, compiled parts and their sources, translations as people write them: nothing that a program here imports. */
const LEFT_OUT = /(^|\/)(tests|__pycache__)\/|\.(so|pyd|dylib|pyi|pyc|c|h|pyx|pxd|po)$|(^|\/)py\.typed$/;
/** How machine code begins: ELF, Windows, macOS (both orders, and fat). */
const MACHINE_CODE = ['7f454c46', '4d5a', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe', 'cafebabe'];
// The earliest day that a zip can tell, in whatever time zone.
const DAY = new Date(1980, 0, 2);

/**
 * What goes into the bundle. Throws, with the reason, when the package is not what it should be.
 * @param {string} name @param {Wanted} wanted @param {Fetched} fetched
 * @returns {Map<string, Uint8Array>}
 */
export function trimmed(name, wanted, fetched) {
  if (!isWithin(fetched.version, wanted.version)) throw new Error(`${name} ${fetched.version} is not ${wanted.version}`);
  const isOurs = (/** @type {string} */ path) =>
    METADATA.test(path) || wanted.modules.some((module) => path === `${module}.py` || path.startsWith(`${module}/`));
  const { without = [], locales } = wanted;
  const isSpoken = (/** @type {string} */ path) => {
    const [, language] = /\/locale\/([^/]+)\//.exec(path) ?? [];
    return locales === undefined || language === undefined || locales.includes(language);
  };
  const isLeftOut = (/** @type {string} */ path) =>
    LEFT_OUT.test(path) || !isSpoken(path) || without.some((folder) => path.startsWith(`${folder}/`));
  const kept = [...fetched.files].filter(([path]) => isOurs(path) && !isLeftOut(path));
  const files = new Map(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
  for (const module of wanted.modules) {
    if (!files.has(`${module}.py`) && !files.has(`${module}/__init__.py`)) throw new Error(`${name} has no module ${module}`);
  }
  for (const [path, bytes] of files) {
    const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
    if (MACHINE_CODE.some((magic) => head.startsWith(magic))) throw new Error(`${name}: ${path} is machine code`);
  }
  return files;
}

/** Sorted, with one time for all, by a compressor that is the same on every machine. @param {ReadonlyMap<string, Uint8Array>} files */
export function zipped(files) {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: DAY, os: 3, attrs: 0o644 << 16 });
}
